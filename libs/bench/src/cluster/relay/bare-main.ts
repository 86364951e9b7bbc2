import { randomBytes } from 'node:crypto';
import { Kafka, logLevel, type Message } from 'kafkajs';
import { note, printNotes, task } from './child.js';

// kafkajs as it is, untouched by the platform: idempotent, all replicas, records that are ready before the clock runs.
const { broker, topic, partitions, records, bytes } = task();
/** As many in one request as the platform sends. */
const PER_REQUEST = 1_024;
const MOST_BYTES = 512 * 1_024;
/** Of a record beside key and value: lengths, offset and time. */
const FRAME = 12;
const KEY_BYTES = 41;

const perRequest = Math.min(PER_REQUEST, Math.floor(MOST_BYTES / bytes));
const value = randomBytes(bytes - KEY_BYTES - FRAME);
const messages = Array.from({ length: perRequest }, (_, i): Message => ({ partition: i % partitions, key: `case-${String(i).padStart(KEY_BYTES - 5, '0')}`, value }));

const producer = new Kafka({ clientId: 'bench', brokers: [broker], logLevel: logLevel.NOTHING }).producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();
note(0);
for (let sent = 0; sent < records; ) {
  const batch = messages.slice(0, records - sent);
  await producer.send({ topic, acks: -1, messages: batch });
  sent += batch.length;
  note(sent);
}
await producer.disconnect();
printNotes();
