import { type ContractRegistry, toRecorded } from '@juanzong/case-file';
import { LRUCache } from 'lru-cache';
import type { EventLog, LoggedEntry } from './event-log.js';
import type { FieldVault } from './field-vault.js';
import { type FiledEntry, FoldedFile } from './folded-file.js';

/** A file with its traces takes some hundred kilobytes. */
const FILES_KEPT = 1_000;

/** Streams that were looked for and did not exist. */
const ABSENT_KEPT = 1_000;

export interface CabinetSetting {
  readonly size?: number;
  /** Every entry is appended through this cabinet's process: what is cached, also that a stream is absent, is what the store has. */
  readonly soleWriter?: boolean;
}

/** Folded files by stream. It is only a cache: forgetting a file costs one read. */
export class FileCabinet {
  readonly #files: LRUCache<string, FoldedFile>;
  readonly #absent = new LRUCache<string, FoldedFile>({ max: ABSENT_KEPT });
  /** What is being appended, by stream, until all of it is over: the store may have it before the file does. */
  readonly #appends = new Map<string, Promise<unknown>>();
  readonly #soleWriter: boolean;
  /** Files begun since everything was forgotten: no other is kept. */
  #current = new WeakSet<FoldedFile>();
  /** Files whose first reading is under way, by stream. Several may be: each reader begins one of its own. */
  readonly #readings = new Map<string, Set<FoldedFile>>();
  #newest = -1n;

  constructor(
    private readonly log: EventLog,
    private readonly registry: ContractRegistry,
    private readonly vault: FieldVault,
    { size = FILES_KEPT, soleWriter = false }: CabinetSetting = {},
  ) {
    this.#files = new LRUCache({ max: size });
    this.#soleWriter = soleWriter;
  }

  /**
   * The file as the store has it: as cached where this process is the only writer, otherwise with what others have written since.
   * While something is being appended here the store may have it already, and somebody may have heard of it: the only writer
   * waits until it is over. Never asked of the stream within its own `whileWritten`.
   * @param seen where somebody read the file up to this revision since the command came that is to be decided: it is not read again
   */
  async open(stream: string, seen = Infinity): Promise<FoldedFile> {
    if (!this.#soleWriter) return this.openUpTo(stream, seen);
    await this.#appends.get(stream);
    return this.#cached(stream) ?? (await this.reload(stream));
  }

  /**
   * The file with every entry up to `revision` at least: as cached if it has them.
   * @param told entries of the stream, in order, that the log told the caller of: of these none is read again. The only writer
   * does not take them: what it has of a file it has to the end.
   */
  async openUpTo(stream: string, revision: number, told: readonly LoggedEntry[] = []): Promise<FoldedFile> {
    const known = this.#cached(stream);
    if (known !== undefined && known.revision >= revision) return known;
    const next = this.#soleWriter ? [] : following(told, known?.revision ?? -1);
    if (next.length > 0) {
      const file = await this.#grown(known ?? this.#begun(stream), next);
      if (file.revision >= revision) return file;
    }
    return this.reload(stream);
  }

  /** One entry as it is cached, opened; undefined where it is not. Asks nobody. */
  filed(stream: string, revision: number): FiledEntry | undefined {
    return this.#files.get(stream)?.entries[revision];
  }

  /** Reads what is new in the store; the whole file if it was not cached. */
  async reload(stream: string): Promise<FoldedFile> {
    const file = this.#cached(stream) ?? this.#begun(stream);
    return this.#grown(file, this.log.read(stream, file.revision + 1));
  }

  /** With these entries, of which somebody else may have added some meanwhile. */
  async #grown(file: FoldedFile, entries: Iterable<LoggedEntry> | AsyncIterable<LoggedEntry>): Promise<FoldedFile> {
    const { stream } = file;
    try {
      for await (const logged of entries) {
        const opened = this.vault.openFields(stream, [logged.entry]);
        const [data] = opened instanceof Promise ? await opened : opened;
        file.addNew(this.#filed(logged, data));
      }
    } finally {
      this.#wasRead(file);
    }
    if (file.revision >= 0) this.#put(file);
    else if (this.#soleWriter && this.#current.has(file)) this.#absent.set(stream, file);
    return file;
  }

  /** While `append` runs, the store may be ahead of what is cached of the stream. */
  whileWritten<T>(stream: string, append: () => Promise<T>): Promise<T> {
    const appending = Promise.resolve().then(append);
    const over = Promise.allSettled([this.#appends.get(stream), appending]).then(() => {
      if (this.#appends.get(stream) === over) this.#appends.delete(stream);
    });
    this.#appends.set(stream, over);
    return appending;
  }

  /** Somebody was erased: every file is opened anew, also one that is being read or written to while this is called. */
  forgetAll(): void {
    this.#current = new WeakSet();
    this.#files.clear();
    this.#absent.clear();
  }

  forget(stream: string): void {
    this.#outdate(stream);
    this.#drop(stream);
  }

  /** Puts back a file to which this process appended at `position`. If it was forgotten meanwhile it is not kept, nor what others have read of it before that. */
  keep(file: FoldedFile, position: bigint): void {
    this.#outdate(file.stream, file);
    if (this.#current.has(file)) this.#put(file);
    else this.#drop(file.stream);
    this.#see(position);
  }

  /** The newest position this process has seen: an append answered below it was a repetition. */
  get newestPosition(): bigint {
    return this.#newest;
  }

  #cached(stream: string): FoldedFile | undefined {
    return this.#files.get(stream) ?? this.#absent.get(stream);
  }

  #begun(stream: string): FoldedFile {
    const file = new FoldedFile(stream);
    this.#current.add(file);
    this.#readings.set(stream, (this.#readings.get(stream) ?? new Set()).add(file));
    return file;
  }

  #wasRead(file: FoldedFile): void {
    const others = this.#readings.get(file.stream);
    others?.delete(file);
    if (others?.size === 0) this.#readings.delete(file.stream);
  }

  /** What others are reading of a stream may lack what was written to it since they began: they get it, and it is not kept. */
  #outdate(stream: string, but?: FoldedFile): void {
    for (const file of this.#readings.get(stream) ?? []) if (file !== but) this.#current.delete(file);
  }

  #put(file: FoldedFile): void {
    if (!this.#current.has(file)) return;
    this.#files.set(file.stream, file);
    this.#absent.delete(file.stream);
  }

  #drop(stream: string): void {
    this.#files.delete(stream);
    this.#absent.delete(stream);
  }

  #see(position: bigint): void {
    if (position > this.#newest) this.#newest = position;
  }

  #filed({ entry, position }: LoggedEntry, data: unknown) {
    this.#see(position);
    return { entry, position, recorded: toRecorded(entry, data, this.registry) };
  }
}

/** Those of these entries that come right after a revision, without a gap. */
const following = (told: readonly LoggedEntry[], revision: number): LoggedEntry[] =>
  told.filter(({ entry }) => entry.revision > revision).filter(({ entry }, i) => entry.revision === revision + 1 + i);
