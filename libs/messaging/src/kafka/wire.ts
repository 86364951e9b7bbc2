import type { IHeaders, KafkaMessage, Message as KafkaRecord } from 'kafkajs';
import { sourceOf } from '../bus/cloud-event.js';
import type { Message, Outgoing, Position } from '../bus/message.js';
import type { Delivery } from '../bus/transport.js';

/** A record of this topic that is neither a message nor a heartbeat of the relay. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

export interface PlacedRecord extends KafkaRecord {
  readonly partition: number;
  /** Texts: they become bytes where they are written, without a buffer for each. */
  readonly headers: Record<string, string>;
  readonly value: Buffer;
}

const EMPTY = Buffer.alloc(0);

/** CloudEvents in binary mode: the entry is the body, everything else a header. `previous`: see `Delivery`. */
export function messageRecord(message: Outgoing, partition: number, previous: Position, extra?: Readonly<Record<string, string>>): PlacedRecord {
  const { entry, stream } = message;
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: message.eventId,
    ce_source: sourceOf(entry),
    ce_type: message.type,
    ce_subject: stream,
    ce_time: entry.recordedAt,
    ce_dataversion: String(message.version),
    ce_revision: String(message.revision),
    ce_position: String(message.position),
    ce_epoch: message.epoch,
    ce_previous: String(previous),
    'content-type': 'application/json',
  };
  for (const name in extra) headers[name] = extra[name] ?? '';
  return { partition, key: stream, value: 'json' in message ? message.json : Buffer.from(JSON.stringify(entry)), headers };
}

/** One record of its own kind for every partition: the relay has published everything up to `position`. */
export function heartbeatRecords(epoch: string, position: Position, previous: readonly Position[]): PlacedRecord[] {
  const same = { kind: 'heartbeat', epoch, position: String(position) };
  return previous.map((before, partition) => ({ partition, value: EMPTY, headers: { ...same, previous: String(before) } }));
}

/** The inverse of both. @throws NotOurs */
export function deliveryOf(partition: number, { headers = {}, value, offset }: KafkaMessage): Delivery {
  const text = (name: string): string => {
    const found = textOf(headers, name);
    if (found === undefined) throw new NotOurs(`record ${partition}:${offset} has no header ${name}`);
    return found;
  };
  if (textOf(headers, 'kind') === 'heartbeat') {
    return { kind: 'heartbeat', partition, previous: BigInt(text('previous')), epoch: text('epoch'), position: BigInt(text('position')) };
  }
  if (!value) throw new NotOurs(`record ${partition}:${offset} has no body`);
  const trace = textOf(headers, 'traceparent');
  const message: Message = {
    stream: text('ce_subject'), revision: Number(text('ce_revision')), position: BigInt(text('ce_position')), epoch: text('ce_epoch'),
    type: text('ce_type'), version: Number(text('ce_dataversion')), eventId: text('ce_id'), entry: JSON.parse(value.toString()) as Message['entry'],
    ...(trace === undefined ? {} : { trace }),
  };
  return { kind: 'message', partition, previous: BigInt(text('ce_previous')), message };
}

function textOf(headers: IHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? undefined : value?.toString();
}
