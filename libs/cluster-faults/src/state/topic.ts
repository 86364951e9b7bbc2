import { CASE_FILES_TOPIC } from '@juanzong/messaging/kafka';
import { type IHeaders, Kafka, logLevel } from 'kafkajs';
import { randomUUID } from 'node:crypto';

/** A record as it lies in the topic. */
export interface TopicRecord {
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

const clientOf = (broker: string): Kafka => new Kafka({ clientId: 'faults', brokers: [broker], logLevel: logLevel.NOTHING });

/** Everything that lies in the topic now, in the order of each partition. */
export async function topicRecords(broker: string): Promise<TopicRecord[]> {
  const kafka = clientOf(broker);
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `faults-${randomUUID()}` })];
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const ends = new Map((await admin.fetchTopicOffsets(CASE_FILES_TOPIC)).filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]));
    const records: TopicRecord[] = [];
    await consumer.subscribe({ topics: [CASE_FILES_TOPIC], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      if (ends.size === 0) resolve();
      consumer.run({
        autoCommit: false,
        eachBatch: ({ batch, resolveOffset }) => {
          for (const { key, value, headers = {}, offset } of batch.messages) {
            records.push({ partition: batch.partition, key, value, headers });
            resolveOffset(offset);
          }
          // The last offset may be the mark of a transaction, which nobody is given.
          if (BigInt(batch.lastOffset()) >= (ends.get(batch.partition) ?? 0n) - 2n) ends.delete(batch.partition);
          if (ends.size === 0) resolve();
          return Promise.resolve();
        },
      }).catch(reject);
    });
    return records;
  } finally {
    await Promise.all([admin.disconnect(), consumer.disconnect()]);
  }
}

/** Writes records into the topic as anybody with access could, past the relay. */
export async function writeRecords(broker: string, records: readonly TopicRecord[]): Promise<void> {
  const producer = clientOf(broker).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (const record of records) await producer.send({ topic: CASE_FILES_TOPIC, messages: [record] });
  } finally {
    await producer.disconnect();
  }
}

/** Deletes the topic with everything in it. */
export async function deleteTopic(broker: string): Promise<void> {
  const admin = clientOf(broker).admin();
  await admin.connect();
  try {
    await admin.deleteTopics({ topics: [CASE_FILES_TOPIC] });
  } finally {
    await admin.disconnect();
  }
}
