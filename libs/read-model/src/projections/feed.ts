/** One entry of the event log as a projection sees it. */
export interface FeedEntry {
  /** Place in the whole log; grows from entry to entry, not necessarily by one. */
  readonly position: bigint;
  /** The entry itself and its place in its own stream; only the projection knows the rest of its shape. */
  readonly entry: { readonly stream: string; readonly revision: number };
}

/** Says that everything that was in the log when following began has been delivered; new entries follow as they come. */
export interface CaughtUp {
  readonly caughtUp: true;
}

export type FeedItem = FeedEntry | CaughtUp;

/** The port to the event log. */
export interface EntryFeed {
  /**
   * Delivers every entry after `from` (all when undefined), in the order of the log, at least once, and `CaughtUp`
   * when it has reached the end for the first time; then goes on until the signal aborts, and ends soon after that.
   * Otherwise it ends or throws only when the log is out of reach; the runner then follows anew from its checkpoint.
   * What comes together is delivered together.
   */
  follow(from: bigint | undefined, options: { readonly signal: AbortSignal }): AsyncIterable<readonly FeedItem[]>;
}

/** Whether an item of a feed is the mark that its end was reached. */
export function isCaughtUp(item: FeedItem): item is CaughtUp {
  return 'caughtUp' in item;
}
