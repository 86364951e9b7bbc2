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
  | { readonly kind: 'wrong-version'; readonly lastRevision: number };

/**
 * Decides what an append of events with these ids does to a stream: statement 13 and, without soft deletes, 14 of the
 * design. Pure; the same call repeated after it was carried out is answered with its first result.
 */
export function decideAppend(stream: StreamView, expected: ExpectedVersion, ids: readonly EventIdText[]): AppendDecision {
  const { lastRevision } = stream;
  const wrong = { kind: 'wrong-version', lastRevision } as const;
  if (expected === STREAM_EXISTS && lastRevision === NO_STREAM) return wrong;
  if (expected > lastRevision) return wrong;
  if (ids.length === 0) return { kind: 'empty', lastRevision };
  if (expected === ANY || expected === STREAM_EXISTS) return decideByIds(stream, ids);
  return expected === lastRevision ? { kind: 'append' } : decideByPlace(stream, expected, ids);
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
  return follow
    ? { kind: 'stored', lastRevision: expected + ids.length }
    : { kind: 'wrong-version', lastRevision: stream.lastRevision };
}
