import type { Entry, Envelope } from '@juanzong/case-file';
import { type Instant, refuse } from '@juanzong/kernel';

/** The store cannot be asked now, as while it is being closed; the same may be asked again later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** An entry together with its place in the log of all streams. */
export interface LoggedEntry {
  readonly position: bigint;
  readonly entry: Entry;
}

/** An entry that is only passed on: its envelope is read, its data is not. */
export interface UnopenedEntry {
  readonly position: bigint;
  readonly entry: Envelope;
  /** All of the entry, as JSON. */
  readonly json: Buffer;
}

/** Somebody else appended first; `current` is the last revision in the store, −1 for an absent stream. */
export class AppendConflict extends Error {
  constructor(
    readonly stream: string,
    readonly current: number,
  ) {
    super(`append conflict on ${stream}, now at revision ${current}`);
    this.name = 'AppendConflict';
  }
}

/** The append may or may not have been stored: the same bytes may be sent again. */
export class AppendOutcomeUnknown extends Error {
  constructor(stream: string, cause: unknown) {
    super(`outcome of an append to ${stream} is unknown`, { cause });
    this.name = 'AppendOutcomeUnknown';
  }
}

/** What one command would write is more than the store takes at once: nothing was written. Carries the refusal it is. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  readonly refusal = refuse('request.too-large');

  constructor(stream: string, cause: unknown) {
    super(`an append to ${stream} is larger than the store takes`, { cause });
  }
}

/** The log of all case files. An adapter over EventStoreDB's client, one over the store in a thread of this process; a memory twin for tests of pure parts. */
export interface EventLog {
  /**
   * Appends sealed entries after `expected` (−1: the stream must be absent), all or none.
   * @returns the position of the last entry
   * @throws AppendConflict, AppendOutcomeUnknown
   */
  append(stream: string, expected: number, entries: readonly Entry[]): Promise<bigint>;
  /** The entries of one stream from a revision on; an absent stream has none. */
  read(stream: string, from?: number): AsyncIterable<LoggedEntry>;
  /**
   * Every entry after a position (all if undefined), then live; says once per transition that it has caught up. What came together
   * is told together: who has to do with many entries waits once for all of them. Ends when aborted, throws when the connection breaks.
   */
  follow(after: bigint | undefined, options: FollowOptions): AsyncIterable<FollowedBatch>;
}

/** Never empty. */
export type FollowedBatch<T = LoggedEntry> = readonly (T | CaughtUp)[];

/** A log that also tells how far its store is. */
export interface StoreLog extends EventLog {
  /** The position of the last entry of the store; undefined where there is none. What the store writes for itself does not count. */
  head(): Promise<bigint | undefined>;
  /** When the last entry of the store was recorded; undefined where there is none. @throws Error where something else than an entry stands last. */
  newest(): Promise<Instant | undefined>;
}

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Only entries of this type; all if absent. */
  readonly type?: string;
}

export interface CaughtUp {
  readonly caughtUp: true;
}

export const isCaughtUp = <T extends object>(item: T | CaughtUp): item is CaughtUp => 'caughtUp' in item;
