import type { EventReader } from './event-reader.js';
import type { StoredRecord } from './stored-record.js';
import { NO_STREAM } from './append-rules.js';

/**
 * A row of events with whole-number places: the revisions of a stream, or the positions of `$all`. Places are without
 * gaps, so a read is a walk over numbers.
 */
export interface EventSource {
  /** The place of the first event that may be read now; beyond the last when there is none. */
  first(): number;
  /** The place of the last event as committed now; below `first` when there is none. */
  last(): number;
  at(place: number): StoredRecord;
  /** Whether an event may still be read: it may have become too old. */
  isVisible(record: StoredRecord): boolean;
  /** The tombstone that ended the row, if one did. */
  tombstone(): StoredRecord | undefined;
}

/** Whether a stream can be read: deleted for good, not there (or deleted softly), or there. */
export function stateOf(reader: EventReader, name: string): 'tombstoned' | 'missing' | 'there' {
  if (reader.isTombstoned(name)) return 'tombstoned';
  const stream = reader.stream(name);
  return stream === undefined || stream.lastRevision === NO_STREAM || reader.metadata(name).softDeleted ? 'missing' : 'there';
}

/** The smallest revision that can be read, by `$tb` and `$maxCount`; beyond the last when nothing can. */
export function firstReadable(reader: EventReader, name: string): number {
  const { truncateBefore, maxCount } = reader.metadata(name);
  if (maxCount === undefined) return truncateBefore;
  return Math.max(truncateBefore, (reader.stream(name)?.lastRevision ?? NO_STREAM) - maxCount + 1);
}

/** Whether `$maxAge` lets an event of the stream be read now. */
function isYoungEnough(reader: EventReader, name: string, record: StoredRecord): boolean {
  const { maxAge } = reader.metadata(name);
  return maxAge === undefined || record.created > Date.now() - maxAge;
}

/** The events of one stream that can be read, which need not exist yet. */
export function streamSource(reader: EventReader, name: string): EventSource {
  return {
    first: () => firstReadable(reader, name),
    last: () => reader.stream(name)?.lastRevision ?? NO_STREAM,
    at: (revision) => {
      const stream = reader.stream(name);
      if (stream === undefined) throw new Error(`stream ${name} has no revision ${revision}`);
      return reader.inStream(name, stream.number, revision);
    },
    isVisible: (record) => isYoungEnough(reader, name, record),
    tombstone: () => reader.tombstone(name),
  };
}

/** One event of a stream; undefined when it is not there, or cannot be read any more. */
export function readableEvent(reader: EventReader, name: string, revision: number): StoredRecord | undefined {
  if (stateOf(reader, name) !== 'there') return undefined;
  const source = streamSource(reader, name);
  if (revision < source.first() || revision > source.last()) return undefined;
  const record = source.at(revision);
  return source.isVisible(record) ? record : undefined;
}

/** All events in the order in which they were written, deleted or not. */
export const allSource = (reader: EventReader): EventSource => ({
  first: () => 1,
  last: () => reader.lastPosition,
  at: (position) => reader.at(position),
  isVisible: () => true,
  tombstone: () => undefined,
});
