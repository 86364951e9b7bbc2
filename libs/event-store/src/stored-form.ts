import type { Entry, Envelope } from '@juanzong/case-file';
import type { RecordedEvent } from '@eventstore/db-client';
import type { LoggedEntry, UnopenedEntry } from './event-log.js';
import { PlainEvent } from './read-event.js';

/**
 * The entry that an event holds: in EventStoreDB the fact is the event's data and the envelope its metadata.
 * @throws Error for an event that is not an entry of the platform.
 */
export function fromStored(event: RecordedEvent): LoggedEntry {
  return { position: positionOf(event), entry: { ...envelopeOf(event), data: event.data } };
}

/** The same without reading the fact. @throws Error for an event that is not an entry of the platform. */
export function unopened(event: RecordedEvent): UnopenedEntry {
  const entry = envelopeOf(event);
  const json = event instanceof PlainEvent ? joined(event.metadataBytes(), event.dataBytes()) : undefined;
  return { position: positionOf(event), entry, json: json ?? Buffer.from(JSON.stringify({ ...entry, data: event.data } satisfies Entry)) };
}

function envelopeOf(event: RecordedEvent): Envelope {
  const envelope = event.metadata as unknown as Envelope | undefined;
  if (!envelope || envelope.entryFormat !== 1) throw new Error(`not an entry of a case file: ${event.streamId}@${event.revision}`);
  return envelope;
}

export const positionOf = ({ position }: RecordedEvent): bigint => position?.commit ?? 0n;

const DATA = Buffer.from(',"data":');
const CLOSES = '}'.charCodeAt(0);

/** An envelope and a fact as one JSON object; undefined where the envelope does not end with its last brace. */
function joined(envelope: Buffer, data: Buffer): Buffer | undefined {
  const end = envelope.length - 1;
  if (envelope[end] !== CLOSES) return undefined;
  const json = Buffer.allocUnsafe(end + DATA.length + data.length + 1);
  envelope.copy(json, 0, 0, end);
  DATA.copy(json, end);
  data.copy(json, end + DATA.length);
  json[json.length - 1] = CLOSES;
  return json;
}
