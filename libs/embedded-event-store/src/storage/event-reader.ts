import { DamagedRecordError } from './damage.js';
import type { EventDatabase } from './database.js';
import { positionKey, revisionKey } from './keys.js';
import { positionInEntry } from './pending-stream.js';
import { isMetastream, originalOf, TOMBSTONE_REVISION } from './revisions.js';
import { StoredRecord } from './stored-record.js';
import type { StreamMetadata } from './stream-metadata.js';
import type { KnownStream, StreamCatalog } from './stream-catalog.js';

/** Reads committed events. Every record is verified; a damaged one throws DamagedRecordError. */
export class EventReader {
  constructor(
    private readonly database: EventDatabase,
    private readonly catalog: StreamCatalog,
    private readonly committed: { readonly lastPosition: number },
  ) {}

  /** Position of the last event on disk, 0 when there is none. */
  get lastPosition(): number { return this.committed.lastPosition; }

  /** The stream of that name; undefined while it has no events. */
  stream(name: string): KnownStream | undefined { return this.catalog.find(name); }

  /** What was last said about the stream in its `$$stream`. */
  metadata(name: string): StreamMetadata { return this.catalog.metadata(name); }

  /** Whether the stream, or the one whose metadata it holds, was ended by a tombstone. */
  isTombstoned(name: string): boolean {
    return this.stream(name)?.tombstoned === true || (isMetastream(name) && this.stream(originalOf(name))?.tombstoned === true);
  }

  /** The tombstone of a stream that has one. */
  tombstone(name: string): StoredRecord | undefined {
    const stream = this.stream(name);
    return stream?.tombstoned === true ? this.inStream(name, stream.number, TOMBSTONE_REVISION) : undefined;
  }

  /** The event at a position between 1 and `lastPosition`. */
  at(position: number): StoredRecord {
    return StoredRecord.open(this.database.log.getBinary(positionKey(position)), position);
  }

  /** The event at a revision that the stream has. */
  inStream(name: string, number: number, revision: number): StoredRecord {
    const entry = this.database.streams.get(revisionKey(number, revision));
    if (entry === undefined) {
      throw new DamagedRecordError({ stream: name, revision, position: undefined, problem: 'index entry missing' });
    }
    const record = this.locate(name, revision, positionInEntry(entry));
    if (record.revision !== revision || record.stream !== name) {
      throw new DamagedRecordError({ stream: name, revision, position: record.position, problem: 'index leads to another event' });
    }
    return record;
  }

  /** Reads a record, and when it is damaged says whose it was. */
  private locate(stream: string, revision: number, position: number): StoredRecord {
    try {
      return this.at(position);
    } catch (error) {
      if (error instanceof DamagedRecordError) throw new DamagedRecordError({ ...error.damage, stream, revision });
      throw error;
    }
  }
}
