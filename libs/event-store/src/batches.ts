import type { EventLog, FollowedBatch, FollowOptions } from './event-log.js';

/** What a log tells to whoever follows it, with what came together kept together where the log can tell. */
export async function* batchesOf(log: Pick<EventLog, 'follow' | 'batches'>, after: bigint | undefined, options: FollowOptions): AsyncIterable<FollowedBatch> {
  if (log.batches) return yield* log.batches(after, options);
  for await (const item of log.follow(after, options)) yield [item];
}

/** The same, one by one; nothing more once it was aborted. */
export async function* oneByOne(batches: AsyncIterable<FollowedBatch>, signal: AbortSignal): ReturnType<EventLog['follow']> {
  for await (const batch of batches) {
    for (const item of batch) {
      if (signal.aborted) return;
      yield item;
    }
  }
}
