import type { FollowState } from './build-follower.js';

/** How far one build is. */
export interface BuildStatus {
  readonly build: number;
  readonly version: number;
  readonly state: FollowState;
  /** The last entry whose effect is in the rows. */
  readonly position: bigint | undefined;
  /** Why it is stopped. */
  readonly error: string | undefined;
}

/**
 * How a projection is doing, for health and supervision. `starting`: not yet looked at; `stopped`: it failed and is
 * tried again after a while; `outdated`: readers see a build of an older version until its successor has caught up.
 */
export interface ProjectionStatus {
  readonly projection: string;
  readonly version: number;
  readonly state: 'starting' | 'outdated' | FollowState;
  /** The last entry whose effect readers see. */
  readonly position: bigint | undefined;
  readonly error: string | undefined;
  /** The build readers see and the one that is being filled beside it. */
  readonly live: BuildStatus | undefined;
  readonly rebuild: BuildStatus | undefined;
}

/** A failure in words. */
export function wordsOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  return error instanceof Error ? error.message : String(error);
}
