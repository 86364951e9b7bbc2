import type { EventReader } from '../storage/event-reader.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { fieldSize, numberSize, WireWriter } from '../storage/wire.js';
import { structuredId } from './event-ids.js';
import { targetOf } from './link-target.js';
import { streams } from './protocol.js';

/** How a reader wants its events. */
export interface EventForm {
  readonly resolveLinks: boolean;
  readonly structuredIds: boolean;
  /** Which streams the reader may see events of, through links. */
  readonly mayRead: (stream: string) => boolean;
}

/**
 * The `ReadResp` message for an event. In the usual case it is sent as it is stored; it is put together anew only for a
 * link that is to be resolved, or a reader that asks for ids as integers.
 */
export function eventMessage(record: StoredRecord, form: EventForm, reader: EventReader): Buffer {
  const follow = form.resolveLinks && record.isLink;
  if (!follow && !form.structuredIds) return record.response;
  const recorded = (from: StoredRecord): Uint8Array => (form.structuredIds ? withStructuredId(from) : from.recordedEvent);
  if (!follow) return readEvent(recorded(record), undefined, record.position);
  const target = targetOf(record, reader, form.mayRead);
  return readEvent(target && recorded(target), recorded(record), record.position);
}

function withStructuredId(record: StoredRecord): Uint8Array {
  const message = streams.ReadResp.ReadEvent.RecordedEvent.deserializeBinary(record.recordedEvent);
  return message.setId(structuredId(record.id)).serializeBinary();
}

function readEvent(event: Uint8Array | undefined, link: Uint8Array | undefined, position: number): Buffer {
  const size = (event ? fieldSize(event.length) : 0) + (link ? fieldSize(link.length) : 0) + numberSize(position);
  const wire = new WireWriter(Buffer.allocUnsafe(fieldSize(size)), 0);
  wire.head(1, size);
  if (event) wire.bytes(1, event);
  if (link) wire.bytes(2, link);
  wire.number(3, position);
  return wire.target;
}
