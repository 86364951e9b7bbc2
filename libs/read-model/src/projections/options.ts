import type { DataSource } from 'typeorm';
import type { EntryFeed } from './feed.js';
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
  /** Milliseconds before the first retry of what failed, doubling up to `longestRetryMs`; 200 and 30 000 unless told. */
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** Told of every failure of a projection, for the log. */
  readonly onFailure?: (projection: string, error: unknown) => void;
}

/** The options with nothing left open. */
export type Settings = Required<Omit<RunnerOptions, 'projections'>>;

/** Fills in what was not told. */
export function settingsOf(options: RunnerOptions): Settings {
  const { dataSource, feed, feedOf = () => feed, batchSize = 500, firstRetryMs = 200, longestRetryMs = 30_000, onFailure = () => undefined } = options;
  return { dataSource, feed, feedOf, batchSize, firstRetryMs, longestRetryMs, onFailure };
}
