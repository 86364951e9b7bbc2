import type { TransactionFlags } from 'lmdb';
import type { AppendOutcome, AppendRequest } from './append-request.js';
import { decideAppend } from './append-rules.js';
import type { EventDatabase } from './database.js';
import { encodeRecord } from './encode-record.js';
import { eventIdBytes } from './event-id.js';
import { eventIdKey, nameKey, positionKey, revisionKey } from './keys.js';
import { indexEntry, PendingStream } from './pending-stream.js';
import type { StreamCatalog } from './stream-catalog.js';

// LMDB waits for the flush; no nested transaction is needed, so it need not be abortable.
const COMMIT_FLUSHED: TransactionFlags = 2;

interface Addition {
  readonly stream: PendingStream;
  readonly position: number;
  readonly revision: number;
  readonly record: Buffer;
  readonly id: Buffer;
  readonly idText: string;
}

/** Appends that are decided one after another, each seeing those before it, and written in one transaction. */
export class CommitGroup {
  private readonly streams = new Map<string, PendingStream>();
  private readonly additions: Addition[] = [];

  constructor(
    private readonly database: EventDatabase,
    private readonly catalog: StreamCatalog,
    public lastPosition: number,
  ) {}

  get isEmpty(): boolean { return this.additions.length === 0; }

  /** Decides one append as of `now` and takes in what it adds. The outcome holds once the group is committed. */
  decide(request: AppendRequest, now: number): AppendOutcome {
    if (request.deadline !== undefined && request.deadline < now) return { kind: 'timeout' };
    const stream = this.open(request.stream);
    const decision = decideAppend(stream, request.expected, request.events.map((event) => event.id));
    switch (decision.kind) {
      case 'wrong-version':
        return decision;
      case 'empty':
        return { kind: 'success', lastRevision: decision.lastRevision, position: undefined };
      case 'stored':
        return { kind: 'success', lastRevision: decision.lastRevision, position: stream.positionAt(decision.lastRevision) };
      case 'append':
        this.add(stream, request, now);
        return { kind: 'success', lastRevision: stream.lastRevision, position: this.lastPosition };
    }
  }

  /**
   * Writes the group in one transaction. Returns when it is on disk; throws when it may not be. In this thread, since
   * the asynchronous writes of the library do not tell of every failed flush.
   */
  write(): void {
    const { log, streams, names, root } = this.database;
    const created = new Set<PendingStream>();
    root.transactionSync(() => {
      for (const { stream, position, revision, record, id, idText } of this.additions) {
        if (revision === 0) created.add(stream);
        void log.put(positionKey(position), record);
        void streams.put(revisionKey(stream.number, revision), indexEntry(position, id));
        void streams.put(eventIdKey(stream.number, idText), positionKey(revision));
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
    for (const { name, number, lastRevision } of grown) this.catalog.committed(name, { number, lastRevision });
    return [...grown].map(({ name }) => name);
  }

  private open(name: string): PendingStream {
    const open = this.streams.get(name);
    if (open !== undefined) return open;
    const known = this.catalog.find(name);
    const stream = new PendingStream(this.database, name, known?.number ?? this.catalog.takeNumber(), known);
    this.streams.set(name, stream);
    return stream;
  }

  private add(stream: PendingStream, request: AppendRequest, now: number): void {
    for (const event of request.events) {
      const position = ++this.lastPosition;
      const revision = stream.add(event.id, position);
      const record = encodeRecord(event, { stream: stream.name, revision, position, created: now });
      this.additions.push({ stream, position, revision, record, id: eventIdBytes(event.id), idText: event.id });
    }
  }
}
