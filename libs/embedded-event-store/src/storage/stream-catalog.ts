import { LRUCache } from 'lru-cache';
import type { EventDatabase } from './database.js';
import { nameKey, parseRevisionKey, revisionKey } from './keys.js';

/** A stream that has events: its number in the keys, and the revision of its last committed event. */
export interface KnownStream {
  readonly number: number;
  readonly lastRevision: number;
}

const REMEMBERED = 100_000;
const LAST = 2 ** 48 - 1;

/** Which streams exist and where they end, as committed. Only the writer changes it, after a commit. */
export class StreamCatalog {
  private readonly remembered = new LRUCache<string, KnownStream>({ max: REMEMBERED });
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
    const stream = { number, lastRevision: this.lastRevisionOf(number) };
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

  private lastRevisionOf(number: number): number {
    const range = { start: revisionKey(number, LAST), end: revisionKey(number, 0), reverse: true, limit: 1 };
    for (const key of this.database.streams.getKeys(range)) {
      return parseRevisionKey(key)?.revision ?? -1;
    }
    // A stream of one event: its only revision is the exclusive end of the range.
    return 0;
  }
}
