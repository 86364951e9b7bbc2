import type { StreamView } from './append-rules.js';
import type { EventDatabase } from './database.js';
import { type EventIdText, eventIdFromBytes } from './event-id.js';
import { eventIdKey, revisionKey } from './keys.js';
import type { KnownStream } from './stream-catalog.js';

const INDEX_ENTRY = 22;

/** A stream as it will be when the group that is being formed is committed. */
export class PendingStream implements StreamView {
  lastRevision: number;
  private readonly revisions = new Map<EventIdText, number>();
  private readonly added: { id: EventIdText; position: number }[] = [];
  private readonly firstAdded: number;

  constructor(
    private readonly database: EventDatabase,
    readonly name: string,
    readonly number: number,
    committed: KnownStream | undefined,
  ) {
    this.lastRevision = committed?.lastRevision ?? -1;
    this.firstAdded = this.lastRevision + 1;
  }

  eventIdAt(revision: number): EventIdText | undefined {
    return this.added[revision - this.firstAdded]?.id ?? this.stored(revision)?.id;
  }

  revisionOf(id: EventIdText): number | undefined {
    const pending = this.revisions.get(id);
    if (pending !== undefined) return pending;
    return this.firstAdded === 0 ? undefined : this.database.streams.get(eventIdKey(this.number, id))?.readUIntBE(0, 6);
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

/** Reads what `indexEntry` wrote. */
export const parseIndexEntry = (entry: Buffer): { id: EventIdText; position: number } => ({
  position: entry.readUIntBE(0, 6),
  id: eventIdFromBytes(entry.subarray(6, INDEX_ENTRY)),
});
