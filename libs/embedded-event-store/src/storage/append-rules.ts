import type { EventIdText } from './event-id.js';

/** Expected versions that are not a revision, by the numbers that error trailers use. */
export const NO_STREAM = -1;
export const ANY = -2;
export const STREAM_EXISTS = -4;

/** A revision, or NO_STREAM, ANY or STREAM_EXISTS. */
export type ExpectedVersion = number;

/** What the append rules ask of a stream. `lastRevision` is −1 while the stream has no events. */
export interface StreamView {
  readonly lastRevision: number;
  /** Ended by a tombstone. */
  readonly tombstoned: boolean;
  /** Deleted softly: nothing can be read, but events may follow. */
  readonly softDeleted: boolean;
  /** It has metadata, with or without events. */
  readonly hasMetadata: boolean;
  eventIdAt(revision: number): EventIdText | undefined;
  revisionOf(id: EventIdText): number | undefined;
}

export type AppendDecision =
  /** the events are new and follow `lastRevision` */
  | { readonly kind: 'append' }
  /** the events are already there; the last of them is at `lastRevision` */
  | { readonly kind: 'stored'; readonly lastRevision: number }
  /** nothing to write; the stream ends at `lastRevision`, −1 when it does not exist */
  | { readonly kind: 'empty'; readonly lastRevision: number }
  | { readonly kind: 'wrong-version'; readonly lastRevision: number }
  /** the stream was deleted */
  | { readonly kind: 'deleted' };

/**
 * Decides what an append of events with these ids does to a stream: statements 13 and 14 of the design. Pure; the same
 * call repeated after it was carried out is answered with its first result.
 */
export function decideAppend(stream: StreamView, expected: ExpectedVersion, ids: readonly EventIdText[]): AppendDecision {
  const { lastRevision } = stream;
  const wrong = { kind: 'wrong-version', lastRevision } as const;
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === STREAM_EXISTS) {
    if (stream.softDeleted) return { kind: 'deleted' };
    if (lastRevision === NO_STREAM && !stream.hasMetadata) return wrong;
  }
  if (expected > lastRevision) return wrong;
  if (ids.length === 0) return { kind: 'empty', lastRevision };
  if (expected === ANY || expected === STREAM_EXISTS) return decideByIds(stream, ids);
  return expected === lastRevision ? { kind: 'append' } : decideByPlace(stream, expected, ids);
}

/**
 * Decides whether a stream may be deleted, softly or for good (`hard`): statements 14 and 15. There is nothing to delete
 * softly where there are neither events nor metadata.
 */
export function decideRemoval(stream: StreamView, expected: ExpectedVersion, hard: boolean): AppendDecision {
  const { lastRevision } = stream;
  const wrong = { kind: 'wrong-version', lastRevision } as const;
  const missing = lastRevision === NO_STREAM && !stream.hasMetadata;
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === STREAM_EXISTS && stream.softDeleted) return { kind: 'deleted' };
  if (missing && (!hard || expected === STREAM_EXISTS)) return wrong;
  const anyVersion = expected === ANY || expected === STREAM_EXISTS || (expected === NO_STREAM && stream.softDeleted);
  return anyVersion || expected === lastRevision ? { kind: 'append' } : wrong;
}

/** No revision is expected: the ids alone tell whether this is a retry. */
function decideByIds(stream: StreamView, ids: readonly EventIdText[]): AppendDecision {
  const revisions = ids.map((id) => stream.revisionOf(id));
  if (revisions[0] === undefined) return { kind: 'append' };
  const last = revisions.at(-1);
  return last === undefined || revisions.includes(undefined)
    ? { kind: 'wrong-version', lastRevision: stream.lastRevision }
    : { kind: 'stored', lastRevision: last };
}

/** An earlier revision is expected: a retry only if exactly these events follow it. */
function decideByPlace(stream: StreamView, expected: number, ids: readonly EventIdText[]): AppendDecision {
  const follow = ids.every((id, index) => stream.eventIdAt(expected + 1 + index) === id);
  if (follow) return { kind: 'stored', lastRevision: expected + ids.length };
  // After a soft delete nothing is left for whoever expects no stream, unless the call repeats the first events.
  const freed = expected === NO_STREAM && stream.softDeleted && stream.eventIdAt(0) !== ids[0];
  return freed ? { kind: 'append' } : { kind: 'wrong-version', lastRevision: stream.lastRevision };
}
