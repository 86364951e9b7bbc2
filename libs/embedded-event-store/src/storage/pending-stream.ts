import type { StreamView } from './append-rules.js';
import type { EventDatabase } from './database.js';
import { eventIdBytes, type EventIdText, eventIdFromBytes } from './event-id.js';
import { eventIdKey, revisionKey } from './keys.js';
import { isMetastream, originalOf, TOMBSTONE_REVISION } from './revisions.js';
import type { KnownStream } from './stream-catalog.js';
import type { StreamMetadata } from './stream-metadata.js';

const INDEX_ENTRY = 22;

/** What the group that is being formed knows about other streams. */
export interface Surroundings {
  metadataOf(stream: string): StreamMetadata;
  isTombstoned(stream: string): boolean;
}

/** A stream as it will be when the group that is being formed is committed. */
export class PendingStream implements StreamView {
  lastRevision: number;
  private readonly revisions = new Map<EventIdText, number>();
  private readonly added: { id: EventIdText; position: number }[] = [];
  private readonly firstAdded: number;
  private ended: boolean;
  /** Its name is not yet in the index. */
  readonly isNew: boolean;

  constructor(
    private readonly database: EventDatabase,
    readonly name: string,
    readonly number: number,
    committed: KnownStream | undefined,
    private readonly around: Surroundings,
  ) {
    this.lastRevision = committed?.lastRevision ?? -1;
    this.firstAdded = this.lastRevision + 1;
    this.ended = committed?.tombstoned ?? false;
    this.isNew = committed === undefined;
  }

  /** Metadata ends with the stream that it belongs to. */
  get tombstoned(): boolean { return this.ended || (isMetastream(this.name) && this.around.isTombstoned(originalOf(this.name))); }
  get softDeleted(): boolean { return this.metadata.softDeleted; }
  get hasMetadata(): boolean { return this.metadata.exists; }
  get metadata(): StreamMetadata { return this.around.metadataOf(this.name); }

  /** What the catalog is to know of it once the group is committed. */
  get known(): KnownStream {
    return { number: this.number, lastRevision: this.lastRevision, tombstoned: this.ended };
  }

  eventIdAt(revision: number): EventIdText | undefined {
    return this.added[revision - this.firstAdded]?.id ?? this.stored(revision)?.id;
  }

  revisionOf(id: EventIdText): number | undefined {
    const pending = this.revisions.get(id);
    if (pending !== undefined) return pending;
    return this.isNew ? undefined : this.database.streams.get(eventIdKey(this.number, eventIdBytes(id)))?.readUIntBE(0, 6);
  }

  /** The position of an event of the stream, committed or pending. */
  positionAt(revision: number): number | undefined {
    return this.added[revision - this.firstAdded]?.position ?? this.stored(revision)?.position;
  }

  /** Notes an event that the group adds. Returns its revision. */
  add(id: EventIdText, position: number): number {
    this.lastRevision += 1;
    this.added.push({ id, position });
    this.revisions.set(id, this.lastRevision);
    return this.lastRevision;
  }

  /** Notes the tombstone that ends the stream. Returns its place. */
  end(): number {
    this.ended = true;
    return TOMBSTONE_REVISION;
  }

  private stored(revision: number): { id: EventIdText; position: number } | undefined {
    if (revision < 0 || revision >= this.firstAdded) return undefined;
    const entry = this.database.streams.get(revisionKey(this.number, revision));
    return entry && parseIndexEntry(entry);
  }
}

/** What is kept below a revision: where the event is, and its id. */
export function indexEntry(position: number, id: Buffer): Buffer {
  const entry = Buffer.allocUnsafe(INDEX_ENTRY);
  entry.writeUIntBE(position, 0, 6);
  id.copy(entry, 6);
  return entry;
}

/** The position in an index entry. */
export const positionInEntry = (entry: Buffer): number => entry.readUIntBE(0, 6);

/** Reads what `indexEntry` wrote. */
export const parseIndexEntry = (entry: Buffer): { id: EventIdText; position: number } => ({
  position: positionInEntry(entry),
  id: eventIdFromBytes(entry.subarray(6, INDEX_ENTRY)),
});
