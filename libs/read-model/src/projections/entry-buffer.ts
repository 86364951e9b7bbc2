import { Change } from './change.js';
import { type EntryFeed, type FeedEntry, type FeedItem, isCaughtUp } from './feed.js';

/** What was waiting when the buffer was asked. */
export interface Waiting {
  readonly entries: readonly FeedEntry[];
  /** True when the feed had reached its end right after these entries. */
  readonly caughtUp: boolean;
}

/**
 * Reads a feed ahead of who applies it, up to a bound and what is delivered at it. While one batch is being committed the next one gathers, so
 * batches are large when catching up and small when little happens, without any timer.
 */
export class EntryBuffer {
  private items: FeedItem[] = [];
  private ended: { error: unknown } | undefined;
  private readonly changed = new Change();

  constructor(private readonly limit: number) {}

  /** How many items wait to be taken. */
  get size(): number {
    return this.items.length;
  }

  /** Reads the feed to its end; an end that was not asked for is an error of the next `take`. */
  async fill(feed: EntryFeed, from: bigint | undefined, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.changed.announce(), { once: true });
    try {
      for await (const items of feed.follow(from, { signal })) {
        while (this.items.length >= this.limit && !signal.aborted) await this.changed.wait();
        if (signal.aborted) break;
        this.items.push(...items);
        this.changed.announce();
      }
      this.ended = { error: new Error('the feed ended') };
    } catch (error) {
      this.ended = { error };
    }
    this.changed.announce();
  }

  /** The next entries, at least one or the mark of the end; empty only when the signal aborts. */
  async take(most: number, signal: AbortSignal): Promise<Waiting> {
    while (this.items.length === 0 && !signal.aborted) {
      if (this.ended) throw this.ended.error;
      await this.changed.wait();
    }
    if (signal.aborted) return { entries: [], caughtUp: false };
    const mark = this.items.findIndex(isCaughtUp);
    const count = mark >= 0 && mark <= most ? mark : Math.min(most, this.items.length);
    const entries = this.items.splice(0, count).filter((item): item is FeedEntry => !isCaughtUp(item));
    const caughtUp = count === mark;
    if (caughtUp) this.items.shift();
    this.changed.announce();
    return { entries, caughtUp };
  }
}
