import { type CaughtUp, type EventLog, isCaughtUp, type LoggedEntry } from '@juanzong/event-store';
import type { EntryFeed, FeedItem } from '@juanzong/read-model';

/** The event log as projections follow it, held back while the gate is closed. */
export const readModelFeed = (log: Pick<EventLog, 'follow'>, gate?: { passed(): Promise<void> }): EntryFeed => ({
  async *follow(from, options) {
    for await (const batch of log.follow(from, options)) {
      if (!gate) yield batch.map(toFeedItem);
      else for (const item of batch) {
        await gate.passed();
        yield [toFeedItem(item)];
      }
    }
  },
});

const toFeedItem = (item: LoggedEntry | CaughtUp): FeedItem =>
  isCaughtUp(item) ? item : { position: item.position, stream: item.entry.stream, revision: item.entry.revision, entry: item.entry };
