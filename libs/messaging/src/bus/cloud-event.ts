import type { Entry, Envelope } from '@juanzong/case-file';
import type { Message } from './message.js';

/** A message as CloudEvents 1.0 in JSON: what goes over a wire and what is kept of a parked message. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataversion: number;
  readonly revision: number;
  /** Decimal: a position does not fit a JSON number. */
  readonly position: string;
  readonly epoch: string;
  readonly data: Entry;
}

export const sourceOf = ({ agency }: Envelope): string => `/juanzong/agency/${agency}`;

export const toCloudEvent = (message: Message): CloudEvent => ({
  specversion: '1.0',
  id: message.eventId,
  source: sourceOf(message.entry),
  type: message.type,
  subject: message.stream,
  time: message.entry.recordedAt,
  datacontenttype: 'application/json',
  dataversion: message.version,
  revision: message.revision,
  position: message.position.toString(),
  epoch: message.epoch,
  data: message.entry,
});

export const fromCloudEvent = (event: CloudEvent): Message => ({
  stream: event.subject,
  revision: event.revision,
  position: BigInt(event.position),
  epoch: event.epoch,
  type: event.type,
  version: event.dataversion,
  eventId: event.id,
  entry: event.data,
});

/** UTF-8 JSON of the CloudEvent. */
export const messageBytes = (message: Message): Uint8Array => new TextEncoder().encode(JSON.stringify(toCloudEvent(message)));

/** The inverse of `messageBytes`. @throws SyntaxError for bytes that are no JSON. */
export const messageFromBytes = (bytes: Uint8Array): Message => fromCloudEvent(JSON.parse(new TextDecoder().decode(bytes)) as CloudEvent);
