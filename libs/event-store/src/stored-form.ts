import type { Entry } from '@juanzong/case-file';
import type { RecordedEvent } from '@eventstore/db-client';
import type { LoggedEntry } from './event-log.js';

/**
 * The entry that an event holds: in EventStoreDB the fact is the event's data and the envelope its metadata.
 * @throws Error for an event that is not an entry of the platform.
 */
export function fromStored(event: RecordedEvent): LoggedEntry {
  const envelope = event.metadata as unknown as Omit<Entry, 'data'> | undefined;
  if (!envelope || envelope.entryFormat !== 1) throw new Error(`not an entry of a case file: ${event.streamId}@${event.revision}`);
  return { position: event.position?.commit ?? 0n, entry: { ...envelope, data: event.data } };
}
