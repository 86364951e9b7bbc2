import type { Position } from '../bus/message.js';
import type { ParkedStream } from './parked-stream.js';

/** How far one partition is done: every entry up to `position` is worked on, or its stream is parked. */
export interface PartitionPosition {
  readonly epoch: string;
  readonly position: Position;
}

export interface SavedPositions {
  readonly partitions: ReadonlyMap<number, PartitionPosition>;
  readonly parked: readonly ParkedStream[];
}

export interface PositionChange {
  readonly epoch: string;
  readonly partitions: ReadonlyMap<number, Position>;
  /** The last revision worked on, of the streams where it changed. */
  readonly revisions: ReadonlyMap<string, number>;
}

/**
 * Where a context keeps its place. It is written after the work, so a crash repeats work and never skips it.
 *
 * In PostgreSQL, three tables: `(context, partition) → epoch, position numeric(20)`, `(context, stream) → revision`,
 * `(context, stream) → the parked stream`. `save` is one transaction of upserts; a position column is wider than
 * bigint because positions are unsigned 64 bit. No call comes twice at the same time for one context from one instance;
 * another instance of the context may call at any time, also one that lost its partitions and does not know it yet.
 */
export interface PositionStore {
  load(context: string): Promise<SavedPositions>;
  /** The last revision worked on, undefined for a stream never met. */
  lastRevision(context: string, stream: string): Promise<number | undefined>;
  /** All or nothing. Neither a position within its epoch nor a revision ever goes back: what is lower was said by somebody who is late. */
  save(context: string, change: PositionChange): Promise<void>;
  /** Replaces what was parked for this stream. Does nothing if the revision was worked on meanwhile, by another instance. */
  park(context: string, parked: ParkedStream): Promise<void>;
  unpark(context: string, stream: string): Promise<void>;
}

/** What goes into `position-<context>` now and then, so that losing everything but the store costs minutes. */
export interface ContextCheckpoint {
  readonly context: string;
  readonly position: Position;
  readonly parked: readonly { readonly stream: string; readonly revision: number }[];
}

/** Writes to and reads from the event store's `position-<context>`; bound by the platform. */
export interface CheckpointLog {
  write(checkpoint: ContextCheckpoint): Promise<void>;
  /** The newest; asked only when the position store lacks a partition. */
  read(context: string): Promise<ContextCheckpoint | undefined>;
}
