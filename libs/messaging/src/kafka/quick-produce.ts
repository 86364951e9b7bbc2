import { createRequire } from 'node:module';
import { checksumFrom } from './checksum.js';
import { type PlainRecord, sizeOfRecord, sizeOfVarInt, writeRecord } from './record-bytes.js';

/** What kafkajs is given of one record. */
export interface GivenRecord {
  readonly key?: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  readonly timestamp?: string;
}

/** What kafkajs gives to its encoder of a request that publishes. */
export interface ProduceParts {
  readonly acks: number;
  readonly timeout: number;
  readonly transactionalId?: string | null;
  readonly producerId?: { toString(): string };
  readonly producerEpoch?: number;
  readonly compression?: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly firstSequence: number; readonly messages: readonly GivenRecord[] }[];
  }[];
}

/** The part of kafkajs' own `Encoder` that is read of an encoded request. */
export interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

export interface ProduceRequest {
  encode(): Promise<Encoded>;
}

const load = createRequire(import.meta.url);
const MODULE = 'kafkajs/src/protocol/requests/produce/v3/request.js';
const checksum = checksumFrom(load);

/** As kafkajs encodes: a buffer for every header of every record, and a copy of all of it for each of the eight layers of a request. */
export const producedByKafkajs = load(MODULE) as (parts: ProduceParts) => ProduceRequest;

/** The same bytes, in one buffer that is as large as the request. */
export function producedQuickly(parts: ProduceParts): ProduceRequest {
  const byKafkajs = producedByKafkajs(parts);
  return isPlain(parts) ? { ...byKafkajs, encode: () => Promise.resolve(encoded(parts)) } : byKafkajs;
}

/**
 * Puts the quick encoder in the place of kafkajs' own, which it takes up with the first request it ever sends. Where it
 * cannot be put there, requests are the same and take longer.
 */
export function useQuickProduce(): void {
  const loaded = load.cache[load.resolve(MODULE)];
  if (loaded) loaded.exports = producedQuickly;
}

type PlainParts = Omit<ProduceParts, 'topicData'> & { readonly topicData: readonly { readonly topic: string; readonly partitions: readonly PlainBatch[] }[] };

interface PlainBatch {
  readonly partition: number;
  readonly firstSequence: number;
  readonly messages: readonly PlainRecord[];
}

const plainRecord = ({ value, headers, timestamp }: GivenRecord): boolean => timestamp === undefined && Buffer.isBuffer(value) && plainHeaders(headers);

function plainHeaders(headers: GivenRecord['headers']): boolean {
  for (const name in headers) if (typeof headers[name] !== 'string' && !Buffer.isBuffer(headers[name])) return false;
  return true;
}

/** What the platform sends: not compressed, at one time for all of a batch, and no header twice. */
const isPlain = (parts: ProduceParts): parts is PlainParts =>
  (parts.compression ?? 0) === 0 && parts.topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(plainRecord)));

/** Of a batch before its first record, from the length that stands before it, and what of it the checksum does not cover. */
const BATCH_HEAD = 61;
const BEFORE_CHECKED = 21;
const BEFORE_LENGTH = 12;
const MAGIC = 2;
const TRANSACTIONAL = 0x10;

/** A batch that is about to be written: how long each of its records is, and all of it. */
interface Measured {
  readonly batch: PlainBatch;
  readonly records: readonly number[];
  readonly size: number;
}

function measured(batch: PlainBatch): Measured {
  const records = batch.messages.map(sizeOfRecord);
  return { batch, records, size: records.reduce((sum, size) => sum + sizeOfVarInt(size) + size, BATCH_HEAD) };
}

function encoded({ acks, timeout, transactionalId = null, producerId = -1, producerEpoch = 0, topicData }: PlainParts): Encoded {
  const topics = topicData.map(({ topic, partitions }) => ({ topic, batches: partitions.map(measured) }));
  const size = topics.reduce((sum, { topic, batches }) => batches.reduce((all, batch) => all + 8 + batch.size, sum + sizeOfText(topic) + 4), sizeOfText(transactionalId) + 10);
  const buf = Buffer.allocUnsafe(size);
  let at = writeText(buf, 0, transactionalId);
  at = buf.writeInt16BE(acks, at);
  at = buf.writeInt32BE(timeout, at);
  at = buf.writeInt32BE(topics.length, at);
  const producer = { id: BigInt(producerId.toString()), epoch: producerEpoch, attributes: transactionalId ? TRANSACTIONAL : 0 };
  for (const { topic, batches } of topics) {
    at = writeText(buf, at, topic);
    at = buf.writeInt32BE(batches.length, at);
    for (const each of batches) {
      at = buf.writeInt32BE(each.batch.partition, at);
      at = buf.writeInt32BE(each.size, at);
      at = writeBatch(buf, at, each, producer);
    }
  }
  return { buf, buffer: buf };
}

function writeBatch(buf: Buffer, start: number, { batch, records, size }: Measured, producer: { readonly id: bigint; readonly epoch: number; readonly attributes: number }): number {
  const now = BigInt(Date.now());
  let at = buf.writeBigInt64BE(0n, start);
  at = buf.writeInt32BE(size - BEFORE_LENGTH, at);
  at = buf.writeInt32BE(0, at);
  at = buf.writeInt8(MAGIC, at);
  // The checksum, once the rest stands.
  at = buf.writeInt16BE(producer.attributes, at + 4);
  at = buf.writeInt32BE(batch.messages.length - 1, at);
  at = buf.writeBigInt64BE(now, at);
  at = buf.writeBigInt64BE(now, at);
  at = buf.writeBigInt64BE(producer.id, at);
  at = buf.writeInt16BE(producer.epoch, at);
  at = buf.writeInt32BE(batch.firstSequence, at);
  at = buf.writeInt32BE(batch.messages.length, at);
  batch.messages.forEach((record, i) => (at = writeRecord(buf, at, record, i, records[i] as number)));
  buf.writeUInt32BE(checksum(buf.subarray(start + BEFORE_CHECKED, at)), start + BEFORE_CHECKED - 4);
  return at;
}

const sizeOfText = (text: string | null): number => 2 + (text === null ? 0 : Buffer.byteLength(text));

function writeText(buf: Buffer, at: number, text: string | null): number {
  if (text === null) return buf.writeInt16BE(-1, at);
  const start = buf.writeInt16BE(Buffer.byteLength(text), at);
  return start + buf.write(text, start);
}
