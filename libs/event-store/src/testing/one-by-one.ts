import type { EventLog, FollowedBatch } from '../event-log.js';

/** What a log tells to whoever follows it, item by item; nothing more once it was aborted. */
export async function* oneByOne(batches: ReturnType<EventLog['follow']>, signal: AbortSignal): AsyncIterable<FollowedBatch[number]> {
  for await (const batch of batches) {
    for (const item of batch) {
      if (signal.aborted) return;
      yield item;
    }
  }
}
