import type { DataSource } from 'typeorm';
import type { EntryFeed, FeedEntry } from './feed.js';
import type { Projection } from './projection.js';

/** What a runner runs on. */
export interface RunnerOptions {
  readonly dataSource: DataSource;
  readonly feed: EntryFeed;
  /** The feed of one projection, where it is not everybody's. */
  readonly feedOf?: (projection: string) => EntryFeed;
  readonly projections: readonly Projection[];
  /** Entries in one transaction at most; 500 unless told. */
  readonly batchSize?: number;
  /** Milliseconds after a commit, at the most, in which what comes is gathered for the next one, where much comes and no reader waits; 0 unless told. */
  readonly gatherMs?: number;
  /** Entries a second from which on that pays: below, everybody sees at once what was done; 200 unless told. */
  readonly gatherFrom?: number;
  /** Milliseconds before the first retry of what failed, doubling up to `longestRetryMs`; 200 and 30 000 unless told. */
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** Milliseconds between two looks whether the tables are still there; 5 000 unless told. */
  readonly lookEveryMs?: number;
  /** Makes again what the builds rest on, before what failed is tried again; nothing unless told. */
  readonly repair?: () => Promise<void>;
  /** Told of every failure of a projection, for the log. */
  readonly onFailure?: (projection: string, error: unknown) => void;
  /** Told of every batch that a projection committed while it follows, not while it fills, and of `performance.now()` when it began: for traces. */
  readonly onCommitted?: (projection: string, entries: readonly FeedEntry[], startedMs: number) => void;
}

/** The options with nothing left open. */
export type Settings = Required<Omit<RunnerOptions, 'projections'>>;

/** Fills in what was not told. */
export function settingsOf(options: RunnerOptions): Settings {
  const { dataSource, feed, feedOf = () => feed, batchSize = 500, gatherMs = 0, gatherFrom = 200, firstRetryMs = 200, longestRetryMs = 30_000, lookEveryMs = 5_000, repair = () => Promise.resolve(), onFailure = () => undefined, onCommitted = () => undefined } = options;
  return { dataSource, feed, feedOf, batchSize, gatherMs, gatherFrom, firstRetryMs, longestRetryMs, lookEveryMs, repair, onFailure, onCommitted };
}
