import { type EventLog, isCaughtUp } from '@juanzong/event-store';
import type { EntryFeed } from '@juanzong/read-model';

/** The event log as projections follow it, held back while the gate is closed. */
export const readModelFeed = (log: Pick<EventLog, 'follow'>, gate?: { passed(): Promise<void> }): EntryFeed => ({
  async *follow(from, options) {
    for await (const item of log.follow(from, options)) {
      await gate?.passed();
      if (isCaughtUp(item)) yield { caughtUp: true };
      else yield { position: item.position, stream: item.entry.stream, revision: item.entry.revision, entry: item.entry };
    }
  },
});
