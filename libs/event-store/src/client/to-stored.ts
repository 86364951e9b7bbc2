import type { Entry } from '@juanzong/case-file';
import { jsonEvent, type JSONEventData } from '@eventstore/db-client';

const utf8 = new TextEncoder();

/** In EventStoreDB the fact is the event's data and the envelope its metadata, as bytes of JSON: the client takes those as they are. */
export function toStored(entry: Entry): JSONEventData {
  const { data, ...envelope } = entry;
  return { ...jsonEvent({ id: entry.eventId, type: entry.type, data: data as Record<string, unknown> }), metadata: utf8.encode(JSON.stringify(envelope)) };
}
