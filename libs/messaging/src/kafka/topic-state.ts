import type { Admin } from 'kafkajs';
import { isUnknownTopic, PartitionsDiffer, TopicMissing } from './kafka-errors.js';

/** The number of partitions; undefined for a topic that is not there. */
export async function partitionsOfTopic(admin: Admin, topic: string): Promise<number | undefined> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length;
  } catch (error) {
    if (isUnknownTopic(error)) return undefined;
    throw error;
  }
}

/** @throws TopicMissing, PartitionsDiffer */
export async function mustStand(admin: Admin, topic: string, declared: number): Promise<void> {
  const actual = await partitionsOfTopic(admin, topic);
  if (actual === undefined) throw new TopicMissing(topic);
  if (actual !== declared) throw new PartitionsDiffer(topic, declared, actual);
}
