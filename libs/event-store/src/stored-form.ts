import type { Entry } from '@juanzong/case-file';
import { jsonEvent, type JSONEventData, type RecordedEvent } from '@eventstore/db-client';
import type { LoggedEntry } from './event-log.js';

const utf8 = new TextEncoder();

/** In EventStoreDB the fact is the event's data and the envelope its metadata, as bytes of JSON: the client takes those as they are. */
export function toStored(entry: Entry): JSONEventData {
  const { data, ...envelope } = entry;
  return { ...jsonEvent({ id: entry.eventId, type: entry.type, data: data as Record<string, unknown> }), metadata: utf8.encode(JSON.stringify(envelope)) };
}

/** @throws Error for an event that is not an entry of the platform. */
export function fromStored(event: RecordedEvent): LoggedEntry {
  const envelope = event.metadata as unknown as Omit<Entry, 'data'> | undefined;
  if (!envelope || envelope.entryFormat !== 1) throw new Error(`not an entry of a case file: ${event.streamId}@${event.revision}`);
  return { position: event.position?.commit ?? 0n, entry: { ...envelope, data: event.data } };
}
