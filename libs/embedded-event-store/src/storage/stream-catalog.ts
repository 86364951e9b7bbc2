import { LRUCache } from 'lru-cache';
import type { EventDatabase } from './database.js';
import { beforeRevisions, nameKey, parseRevisionKey, positionKey, revisionKey } from './keys.js';
import { positionInEntry } from './pending-stream.js';
import { isMetastream, metastreamOf, TOMBSTONE_REVISION } from './revisions.js';
import { StoredRecord } from './stored-record.js';
import { METADATA_OF_METASTREAMS, NO_METADATA, parseStreamMetadata, type StreamMetadata } from './stream-metadata.js';

/** A stream that was written to: its number in the keys, and the revision of its last committed event. */
export interface KnownStream {
  readonly number: number;
  /** −1 when all it has is a tombstone. */
  readonly lastRevision: number;
  readonly tombstoned: boolean;
}

const REMEMBERED = 100_000;

/** Which streams exist and where they end, as committed. Only the writer changes it, after a commit. */
export class StreamCatalog {
  private readonly remembered = new LRUCache<string, KnownStream>({ max: REMEMBERED });
  private readonly metadatas = new LRUCache<string, StreamMetadata>({ max: REMEMBERED });
  private nextNumber: number;

  constructor(private readonly database: EventDatabase) {
    const [last] = [...database.streams.getKeys({ reverse: true, limit: 1 })];
    this.nextNumber = last === undefined ? 1 : last.readUInt32BE(0) + 1;
  }

  /** The stream of that name; undefined while it has no events. */
  find(name: string): KnownStream | undefined {
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const number = this.database.names.get(nameKey(name))?.readUInt32BE(0);
    if (number === undefined) return undefined;
    const stream = { number, ...this.endOf(number) };
    this.remembered.set(name, stream);
    return stream;
  }

  /** A number for a stream that is about to be created. */
  takeNumber(): number {
    return this.nextNumber++;
  }

  /** Notes what a commit made true. */
  committed(name: string, stream: KnownStream): void {
    this.remembered.set(name, stream);
  }

  /** What was last said about the stream in its `$$stream`. Throws DamagedRecordError when that cannot be read. */
  metadata(name: string): StreamMetadata {
    if (isMetastream(name)) return METADATA_OF_METASTREAMS;
    const known = this.metadatas.get(name);
    if (known !== undefined) return known;
    const metadata = this.readMetadata(metastreamOf(name));
    this.metadatas.set(name, metadata);
    return metadata;
  }

  /** Notes the metadata of a stream that a commit wrote. */
  metadataCommitted(name: string, metadata: StreamMetadata): void {
    this.metadatas.set(name, metadata);
  }

  private readMetadata(metastream: string): StreamMetadata {
    const stream = this.find(metastream);
    if (stream === undefined || stream.lastRevision < 0) return NO_METADATA;
    const { log, streams } = this.database;
    const entry = streams.get(revisionKey(stream.number, stream.lastRevision));
    const position = entry === undefined ? 0 : positionInEntry(entry);
    return parseStreamMetadata(StoredRecord.open(log.getBinary(positionKey(position)), position).data);
  }

  private endOf(number: number): { lastRevision: number; tombstoned: boolean } {
    // The end of a range is exclusive, and the first revision may be the one that is looked for.
    const range = { start: revisionKey(number, TOMBSTONE_REVISION), end: beforeRevisions(number), reverse: true, limit: 2 };
    const revisions = [...this.database.streams.getKeys(range)].map((key) => parseRevisionKey(key)?.revision ?? -1);
    const tombstoned = revisions[0] === TOMBSTONE_REVISION;
    return { tombstoned, lastRevision: revisions[tombstoned ? 1 : 0] ?? -1 };
  }
}
