import type { Admin } from 'kafkajs';
import type { Position } from '../bus/message.js';

/** What a commit says beside the offset: the epoch and the position of the last record before it. */
export const commitNote = (epoch: string, position: Position): string => `${epoch} ${position}`;

export interface StartQuestion {
  readonly group: string;
  readonly topic: string;
  /** The present epoch, empty if nobody knows. */
  readonly epoch: string;
  /** Where the subscriber stands, for each partition that is asked about. */
  readonly from: ReadonlyMap<number, Position>;
}

interface Committed {
  readonly offset: string;
  readonly metadata: string | null;
}

/**
 * The offset to read each partition from: the committed one where it lies before the subscriber's place; the beginning of
 * what is retained where it lies beyond (the subscriber lost its place), is gone, or is of another life of the topic.
 */
export async function startOffsets(admin: Admin, { group, topic, epoch, from }: StartQuestion): Promise<ReadonlyMap<number, string>> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  const starts = new Map<number, string>();
  for (const [partition, position] of from) {
    const { low, high } = ends.find((end) => end.partition === partition) ?? { low: '0', high: '0' };
    const own = committed?.partitions.find((one) => one.partition === partition);
    const good = own && BigInt(own.offset) >= BigInt(low) && BigInt(own.offset) <= BigInt(high) && isBefore(own, epoch, position);
    starts.set(partition, good ? own.offset : low);
  }
  return starts;
}

function isBefore({ metadata }: Committed, epoch: string, position: Position): boolean {
  const [committedEpoch, committed] = (metadata ?? '').split(' ');
  return committed !== undefined && (epoch === '' || committedEpoch === epoch) && BigInt(committed) <= position;
}
