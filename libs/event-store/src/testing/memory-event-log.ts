import type { Entry } from '@juanzong/case-file';
import { AppendConflict, AppendOutcomeUnknown, type EventLog, type FollowedBatch, type FollowOptions, type LoggedEntry } from '../event-log.js';

/**
 * What goes wrong with one append: `lost-answer` stores it and the caller never hears, `not-stored` loses the request
 * itself, `conflict` pretends that somebody was first, a number waits so many milliseconds, a function runs before.
 */
export type AppendFault = 'lost-answer' | 'not-stored' | 'conflict' | number | (() => void | Promise<void>);

/** The twin in memory of EventStoreDbLog: entries pass through JSON as they do there, and a repeated append gets its first answer. */
export class MemoryEventLog implements EventLog {
  readonly #all: LoggedEntry[] = [];
  readonly #streams = new Map<string, LoggedEntry[]>();
  readonly #faults: AppendFault[] = [];
  #answering: Promise<void> | undefined;
  #grown: () => void = () => undefined;
  #growth = new Promise<void>((resolve) => (this.#grown = resolve));

  /** Every append that reached this log, in order: what was sent, byte for byte. */
  readonly sent: { readonly stream: string; readonly expected: number; readonly bytes: string }[] = [];

  /** Every reading of a stream, in order, and the revision it began with. */
  readonly readings: { readonly stream: string; readonly from: number }[] = [];

  /** Plans what goes wrong with the next appends, one after another. */
  fail(...faults: readonly AppendFault[]): void {
    this.#faults.push(...faults);
  }

  /** From now on what is appended is stored at once and answered when the function that is returned is called. */
  holdAnswers(): () => void {
    let answer: () => void = () => undefined;
    this.#answering = new Promise<void>((resolve) => (answer = resolve));
    return () => {
      this.#answering = undefined;
      answer();
    };
  }

  async append(stream: string, expected: number, entries: readonly Entry[]): Promise<bigint> {
    const bytes = JSON.stringify(entries);
    this.sent.push({ stream, expected, bytes });
    const fault = this.#faults.shift();
    if (typeof fault === 'number') await new Promise((resolve) => setTimeout(resolve, fault));
    else if (typeof fault === 'function') await fault();
    else await Promise.resolve();
    if (fault === 'not-stored') throw new AppendOutcomeUnknown(stream, new Error('the request was lost'));
    if (fault === 'conflict') throw new AppendConflict(stream, (this.#streams.get(stream)?.length ?? 0) - 1);
    const position = this.#store(stream, expected, JSON.parse(bytes) as Entry[]);
    await this.#answering;
    if (fault === 'lost-answer') throw new AppendOutcomeUnknown(stream, new Error('the answer was lost'));
    return position;
  }

  async *read(stream: string, from = 0): AsyncIterable<LoggedEntry> {
    this.readings.push({ stream, from });
    await Promise.resolve();
    for (const logged of (this.#streams.get(stream) ?? []).slice(from)) yield copyOf(logged);
  }

  async *follow(after: bigint | undefined, { signal, type }: FollowOptions): AsyncIterable<FollowedBatch> {
    const aborted = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    let next = this.#all.filter(({ position }) => after !== undefined && position <= after).length;
    let told = false;
    while (!signal.aborted) {
      const growth = this.#growth;
      const waiting = this.#all.slice(next);
      next += waiting.length;
      const wanted = waiting.filter(({ entry }) => type === undefined || entry.type === type).map(copyOf);
      if (wanted.length > 0) yield wanted;
      else if (waiting.length > 0) continue;
      else if (!told) {
        told = true;
        yield [{ caughtUp: true }];
      } else {
        await Promise.race([growth, aborted]);
      }
    }
  }

  /** Everything in the log, in order. */
  get all(): readonly LoggedEntry[] {
    return this.#all;
  }

  entriesOf(stream: string): readonly Entry[] {
    return (this.#streams.get(stream) ?? []).map(({ entry }) => entry);
  }

  #store(stream: string, expected: number, entries: readonly Entry[]): bigint {
    const known = this.#streams.get(stream) ?? [];
    const there = known.slice(expected + 1, expected + 1 + entries.length);
    if (entries.length > 0 && there.length === entries.length && there.every(({ entry }, i) => entry.eventId === entries[i]?.eventId)) {
      return (there.at(-1) as LoggedEntry).position;
    }
    if (known.length - 1 !== expected) throw new AppendConflict(stream, known.length - 1);
    const added = entries.map((entry, i) => ({ position: BigInt(this.#all.length + i + 1) * 100n, entry }));
    this.#streams.set(stream, [...known, ...added]);
    this.#all.push(...added);
    this.#grown();
    this.#growth = new Promise<void>((resolve) => (this.#grown = resolve));
    return added.at(-1)?.position ?? 0n;
  }
}

/** A reader may keep what it was given; the log stays as it is. */
const copyOf = ({ position, entry }: LoggedEntry): LoggedEntry => ({ position, entry: JSON.parse(JSON.stringify(entry)) as Entry });
