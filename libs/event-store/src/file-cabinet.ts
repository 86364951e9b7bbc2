import { type ContractRegistry, toRecorded } from '@juanzong/case-file';
import { LRUCache } from 'lru-cache';
import type { EventLog, LoggedEntry } from './event-log.js';
import type { FieldVault } from './field-vault.js';
import { FoldedFile } from './folded-file.js';

/** A file with its traces takes some hundred kilobytes. */
const FILES_KEPT = 1_000;

/** Folded files by stream. It is only a cache: forgetting a file costs one read. */
export class FileCabinet {
  readonly #files: LRUCache<string, FoldedFile>;
  #newest = -1n;

  constructor(
    private readonly log: EventLog,
    private readonly registry: ContractRegistry,
    private readonly vault: FieldVault,
    size = FILES_KEPT,
  ) {
    this.#files = new LRUCache({ max: size });
  }

  /** The file as cached, read from the store if it is not. */
  async open(stream: string): Promise<FoldedFile> {
    return this.#files.get(stream) ?? (await this.refresh(stream));
  }

  /** Reads what is new in the store; the whole file if it was not cached. Several may do so at once, also while a command is on its way. */
  async refresh(stream: string): Promise<FoldedFile> {
    const file = this.#files.get(stream) ?? new FoldedFile(stream);
    for await (const logged of this.log.read(stream, file.revision + 1)) file.addNew(this.#filed(logged));
    if (file.revision >= 0) this.#files.set(stream, file);
    return file;
  }

  forget(stream: string): void {
    this.#files.delete(stream);
  }

  /** Puts back a file to which this process appended at `position`. */
  keep(file: FoldedFile, position: bigint): void {
    this.#files.set(file.stream, file);
    this.#see(position);
  }

  /** The newest position this process has seen: an append answered below it was a repetition. */
  get newestPosition(): bigint {
    return this.#newest;
  }

  #see(position: bigint): void {
    if (position > this.#newest) this.#newest = position;
  }

  #filed({ entry, position }: LoggedEntry) {
    this.#see(position);
    const opened = this.vault.openFields(entry.stream, entry.eventId, entry.data);
    return { entry, position, recorded: toRecorded(entry, opened, this.registry) };
  }
}
