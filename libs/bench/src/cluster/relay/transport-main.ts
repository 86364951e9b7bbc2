import { toMessage } from '@juanzong/messaging';
import { KafkaTransport } from '@juanzong/messaging/kafka';
import { entriesOf, PER_STREAM } from './entries.js';
import { note, printNotes, task } from './child.js';

// The platform's transport alone: entries are in memory before the clock runs.
const { broker, topic, partitions, records, kind } = task();
/** As the relay hands them over. */
const BATCH = 4_096;

const streams = Array.from({ length: Math.ceil(BATCH / PER_STREAM) }, (_, n) => `case-${crypto.randomUUID()}-${n}`);
const entries = streams.flatMap((stream) => entriesOf(kind, stream, PER_STREAM)).slice(0, BATCH);
const transport = new KafkaTransport({ kafka: { brokers: [broker] }, topic, partitions, publishes: true });
const epoch = await transport.epoch();
note(0);
for (let sent = 0; sent < records; ) {
  const batch = entries.slice(0, records - sent);
  await transport.publish(batch.map((entry, i) => toMessage({ position: BigInt(sent + i), entry }, epoch)));
  sent += batch.length;
  note(sent);
}
await transport.close();
printNotes();
