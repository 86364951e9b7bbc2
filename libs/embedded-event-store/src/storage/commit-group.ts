import { randomUUID } from 'node:crypto';
import type { TransactionFlags } from 'lmdb';
import type { AppendOutcome, AppendRequest, RemovalRequest, WriteRequest } from './append-request.js';
import { decideAppend, decideRemoval } from './append-rules.js';
import { DamagedRecordError } from './damage.js';
import type { EventDatabase } from './database.js';
import { encodeRecord } from './encode-record.js';
import { eventIdBytes } from './event-id.js';
import { eventIdKey, nameKey, positionKey, revisionKey } from './keys.js';
import { indexEntry, PendingStream, type Surroundings } from './pending-stream.js';
import type { ProposedEvent } from './proposed-event.js';
import { isMetastream, METADATA_TYPE, metastreamOf, originalOf, STREAM_DELETED_TYPE } from './revisions.js';
import type { StreamCatalog } from './stream-catalog.js';
import { parseStreamMetadata, recreation, softDeletion, type StreamMetadata } from './stream-metadata.js';

// LMDB waits for the flush; no nested transaction is needed, so it need not be abortable.
const COMMIT_FLUSHED: TransactionFlags = 2;
const NOTHING = new Uint8Array();

interface Addition {
  readonly stream: PendingStream;
  readonly position: number;
  readonly revision: number;
  readonly record: Buffer;
  readonly id: Buffer;
}

/** Appends and removals that are decided one after another, each seeing those before it, and written in one transaction. */
export class CommitGroup implements Surroundings {
  private readonly streams = new Map<string, PendingStream>();
  private readonly metadatas = new Map<string, StreamMetadata>();
  private readonly additions: Addition[] = [];

  constructor(
    private readonly database: EventDatabase,
    private readonly catalog: StreamCatalog,
    public lastPosition: number,
  ) {}

  get isEmpty(): boolean { return this.additions.length === 0; }

  metadataOf(stream: string): StreamMetadata {
    return this.metadatas.get(stream) ?? this.catalog.metadata(stream);
  }

  isTombstoned(stream: string): boolean {
    return (this.streams.get(stream) ?? this.catalog.find(stream))?.tombstoned ?? false;
  }

  /** Decides one request as of `now` and takes in what it adds. The outcome holds once the group is committed. */
  decide(request: WriteRequest, now: number): AppendOutcome {
    if (request.deadline !== undefined && request.deadline < now) return { kind: 'timeout' };
    try {
      const stream = this.open(request.stream);
      return 'events' in request ? this.decideAppend(stream, request, now) : this.decideRemoval(stream, request, now);
    } catch (error) {
      // What is damaged is found before anything is added: only this request fails.
      if (error instanceof DamagedRecordError) return { kind: 'damaged', message: error.message };
      throw error;
    }
  }

  private decideAppend(stream: PendingStream, request: AppendRequest, now: number): AppendOutcome {
    const decision = decideAppend(stream, request.expected, request.events.map((event) => event.id));
    switch (decision.kind) {
      case 'wrong-version':
      case 'deleted':
        return decision;
      case 'empty':
        return { kind: 'success', lastRevision: decision.lastRevision, position: undefined };
      case 'stored':
        return { kind: 'success', lastRevision: decision.lastRevision, position: stream.positionAt(decision.lastRevision) };
      case 'append': {
        const reused = isMetastream(stream.name) ? this.open(originalOf(stream.name)) : stream;
        const { softDeleted, metadata, lastRevision: before } = reused;
        for (const event of request.events) this.add(stream, event, now);
        const { lastRevision } = stream;
        const position = this.lastPosition;
        if (softDeleted) this.recreate(reused, reused === stream ? metadata : this.metadataOf(reused.name), before + 1, now);
        return { kind: 'success', lastRevision, position };
      }
    }
  }

  private decideRemoval(stream: PendingStream, request: RemovalRequest, now: number): AppendOutcome {
    const hard = request.kind === 'tombstone';
    const decision = decideRemoval(stream, request.expected, hard);
    if (decision.kind === 'wrong-version' || decision.kind === 'deleted') return decision;
    const { lastRevision } = stream;
    if (hard) this.put(stream, ofTheStore(STREAM_DELETED_TYPE, NOTHING), stream.end(), now);
    else this.add(this.open(metastreamOf(stream.name)), ofTheStore(METADATA_TYPE, softDeletion()), now);
    return { kind: 'success', lastRevision, position: this.lastPosition };
  }

  /**
   * Writes the group in one transaction. Returns when it is on disk; throws when it may not be. In this thread, since
   * the asynchronous writes of the library do not tell of every failed flush.
   */
  write(): void {
    const { log, streams, names, root } = this.database;
    const created = new Set<PendingStream>();
    root.transactionSync(() => {
      for (const { stream, position, revision, record, id } of this.additions) {
        if (stream.isNew) created.add(stream);
        void log.put(positionKey(position), record);
        void streams.put(revisionKey(stream.number, revision), indexEntry(position, id));
        void streams.put(eventIdKey(stream.number, id), positionKey(revision));
      }
      for (const stream of created) {
        const number = Buffer.allocUnsafe(4);
        number.writeUInt32BE(stream.number);
        void names.put(nameKey(stream.name), number);
      }
    }, COMMIT_FLUSHED);
  }

  /** Tells the catalog what is committed now. Returns the names of the streams that grew. */
  publish(): string[] {
    const grown = new Set(this.additions.map(({ stream }) => stream));
    for (const stream of grown) this.catalog.committed(stream.name, stream.known);
    for (const [name, metadata] of this.metadatas) this.catalog.metadataCommitted(name, metadata);
    // With a stream its metadata ends too.
    return [...grown].flatMap(({ name, tombstoned }) => (tombstoned ? [name, metastreamOf(name)] : [name]));
  }

  private open(name: string): PendingStream {
    const open = this.streams.get(name);
    if (open !== undefined) return open;
    const known = this.catalog.find(name);
    const stream = new PendingStream(this.database, name, known?.number ?? this.catalog.takeNumber(), known, this);
    this.streams.set(name, stream);
    return stream;
  }

  /** A stream that is used again after a soft delete begins at `first`. Metadata that is no JSON object is left alone. */
  private recreate(stream: PendingStream, { keys }: StreamMetadata, first: number, now: number): void {
    if (keys === undefined) return;
    this.add(this.open(metastreamOf(stream.name)), ofTheStore(METADATA_TYPE, recreation(keys, first)), now);
  }

  private add(stream: PendingStream, event: ProposedEvent, now: number): void {
    this.put(stream, event, stream.add(event.id, this.lastPosition + 1), now);
    if (isMetastream(stream.name)) this.metadatas.set(originalOf(stream.name), parseStreamMetadata(event.data));
  }

  private put(stream: PendingStream, event: ProposedEvent, revision: number, now: number): void {
    const position = ++this.lastPosition;
    const id = eventIdBytes(event.id);
    const record = encodeRecord(event, { stream: stream.name, revision, position, created: now }, id);
    this.additions.push({ stream, position, revision, record, id });
  }
}

/** An event that the store itself writes. */
const ofTheStore = (type: string, data: Uint8Array): ProposedEvent => ({
  id: randomUUID(), type, data, metadata: NOTHING,
  contentType: type === METADATA_TYPE ? 'application/json' : 'application/octet-stream',
});
