import { randomUUID } from 'node:crypto';
import type { Admin, Offsets } from 'kafkajs';

/**
 * What the relay keeps in Kafka about the topic's present life: an offset of its own group in partition 0, written in a
 * transaction as only the relay that is not fenced can. Kafka forgets it together with the topic, which is what makes the
 * epoch that stands in it the epoch of this topic and of no other.
 */
export interface RelayPlace {
  /** The relay that began last. */
  readonly claim: string;
  readonly epoch: string;
  /** The end of partition 0 when it was written: a topic that ends before was made anew. */
  readonly end: bigint;
}

/** Undefined where no relay has been yet, or not in this life of the topic. */
export async function readPlace(admin: Admin, group: string, topic: string): Promise<RelayPlace | undefined> {
  const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  const first = offsets?.partitions.find(({ partition }) => partition === 0);
  if (!first?.metadata) return undefined;
  const [claim, epoch] = first.metadata.split(' ');
  const end = BigInt(first.offset);
  return claim && epoch && (await endOf(admin, topic)) >= end ? { claim, epoch, end } : undefined;
}

/** The end of partition 0. */
export async function endOf(admin: Admin, topic: string): Promise<bigint> {
  const ends = await admin.fetchTopicOffsets(topic);
  return BigInt(ends.find(({ partition }) => partition === 0)?.high ?? '0');
}

/** What `sendOffsets` of a transaction takes to write it. */
export function placeOffsets(group: string, topic: string, { claim, epoch, end }: RelayPlace): Offsets & { consumerGroupId: string } {
  const partition = { partition: 0, offset: end.toString(), metadata: `${claim} ${epoch}` };
  return { consumerGroupId: group, topics: [{ topic, partitions: [partition] }] };
}

export const newEpoch = (): string => randomUUID();
