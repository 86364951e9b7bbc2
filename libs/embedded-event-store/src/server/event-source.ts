import type { EventReader } from '../storage/event-reader.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { NO_STREAM } from '../storage/append-rules.js';

/**
 * A row of events with whole-number places: the revisions of a stream, or the positions of `$all`. Places are without
 * gaps, so a read is a walk over numbers.
 */
export interface EventSource {
  /** The place of the first event. */
  readonly first: number;
  /** The place of the last event as committed now; below `first` when there is none. */
  last(): number;
  at(place: number): StoredRecord;
}

/** The events of one stream, which need not exist yet. */
export function streamSource(reader: EventReader, name: string): EventSource {
  return {
    first: 0,
    last: () => reader.stream(name)?.lastRevision ?? NO_STREAM,
    at: (revision) => {
      const stream = reader.stream(name);
      if (stream === undefined) throw new Error(`stream ${name} has no revision ${revision}`);
      return reader.inStream(name, stream.number, revision);
    },
  };
}

/** All events in the order in which they were written. */
export const allSource = (reader: EventReader): EventSource => ({
  first: 1,
  last: () => reader.lastPosition,
  at: (position) => reader.at(position),
});
