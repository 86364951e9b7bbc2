import { type EventLog, isCaughtUp } from '@juanzong/event-store';
import type { EntryFeed } from '@juanzong/read-model';

/** The log of a process as its read models follow it. */
export const feedOf = (log: Pick<EventLog, 'follow'>): EntryFeed => ({
  async *follow(from, options) {
    for await (const items of log.follow(from, options)) {
      yield items.map((item) => (isCaughtUp(item) ? item : { position: item.position, stream: item.entry.stream, revision: item.entry.revision, entry: item.entry }));
    }
  },
});
