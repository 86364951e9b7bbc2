import { ascending } from './ascending.js';
import type { EventDatabase } from './database.js';
import { parseRevisionKey } from './keys.js';
import { positionInEntry } from './pending-stream.js';

/** Whose an event is. The stream is undefined when only the hash of its name is kept. */
export interface Owner {
  readonly stream: string | undefined;
  readonly revision: number;
}

/** Whose each position is, by the index of revisions alone: for records that cannot be read themselves. */
export class StreamOwners {
  /** What of the index could not be read. */
  readonly problems: string[] = [];
  /** The highest position that the index knows, 0 when it knows none. */
  readonly lastPosition: number;
  /** How many events the index knows. */
  readonly count: number;
  private readonly names = new Map<number, string>();
  private known: Map<number, { number: number; revision: number }> | undefined;

  constructor(private readonly database: EventDatabase) {
    let [last, count] = [0, 0];
    this.each((_number, _revision, position) => {
      last = Math.max(last, position);
      count += 1;
    });
    this.lastPosition = last;
    this.count = count;
  }

  /** The owner of a position; undefined when the index knows none. */
  at(position: number): Owner | undefined {
    const place = this.all().get(position);
    return place && { stream: this.names.get(place.number), revision: place.revision };
  }

  /** Built only when something is damaged. */
  private all(): Map<number, { number: number; revision: number }> {
    if (this.known !== undefined) return this.known;
    const known = new Map<number, { number: number; revision: number }>();
    this.known = known;
    this.each((number, revision, position) => { known.set(position, { number, revision }); });
    this.guard('names', () => {
      for (const { key, value } of ascending(this.database.names.getRange({ snapshot: false }), ({ key }) => key)) {
        if (key[0] !== 0) this.names.set(value.readUInt32BE(0), key.toString('latin1'));
      }
    });
    return known;
  }

  private each(take: (number: number, revision: number, position: number) => void): void {
    this.guard('revisions', () => {
      for (const { key, value } of ascending(this.database.streams.getRange({ snapshot: false }), ({ key }) => key)) {
        const place = parseRevisionKey(key);
        if (place !== undefined) take(place.stream, place.revision, positionInEntry(value));
      }
    });
  }

  private guard(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.problems.push(`the index of ${what} cannot be read: ${String(error)}`);
    }
  }
}
