import { entriesSoFar, type EventLog, type FollowedBatch, type FollowOptions, isCaughtUp, type LoggedEntry, type UnopenedEntry } from '@juanzong/event-store';
import { BEFORE_FIRST, type EntryFeed, type StreamReader } from '@juanzong/messaging';

const after = (position: bigint): bigint | undefined => (position <= BEFORE_FIRST ? undefined : position);

/** Entries after a position, then live, as a log tells of them. */
type Followed = (after: bigint | undefined, options: FollowOptions) => AsyncIterable<FollowedBatch<LoggedEntry | UnopenedEntry>>;

/** The event log as the relay follows it. */
export const relayFeed = (log: { readonly follow: Followed }): EntryFeed => ({
  async *follow(from, options) {
    let last = from;
    for await (const batch of log.follow(after(from), options)) {
      yield batch.map((item) => {
        if (isCaughtUp(item)) return { caughtUp: last };
        last = item.position;
        return item;
      });
    }
  },
});

/** What a consumer fetches from the store when it missed something. */
export const streamReader = (log: EventLog): StreamReader => ({
  async *readStream(stream, { from, to }) {
    for await (const item of log.read(stream, from)) {
      if (to !== undefined && item.entry.revision > to) return;
      yield item;
    }
  },
  async *readRange(range) {
    for await (const item of entriesSoFar(log, { after: after(range.after) })) {
      if (item.position > range.upTo) return;
      yield item;
    }
  },
});
