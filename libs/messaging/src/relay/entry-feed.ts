import type { Located, Position, Unopened } from '../bus/message.js';

/** What the relay needs of the event store; an adapter lives with the platform. */
export interface EntryFeed {
  /**
   * Every entry after `from` in the store's total order, then live ones, until the signal aborts.
   * `caughtUp` is a position up to which the store held nothing more when it was said. What comes together is delivered together.
   */
  follow(from: Position, options: { readonly signal: AbortSignal }): AsyncIterable<readonly FeedItem[]>;
}

export type FeedItem = Located | Unopened | { readonly caughtUp: Position };

/** Where the relay keeps how far it has published. Losing it costs publishing again, which consumers drop. */
export interface RelayCheckpoints {
  /** The position after which the relay goes on; undefined begins at the beginning. */
  load(): Promise<Position | undefined>;
  save(position: Position): Promise<void>;
}

/** For a transport whose memory dies with the process: pass the store's head as `initial`, consumers read what they lack from the store. */
export class MemoryRelayCheckpoints implements RelayCheckpoints {
  constructor(private position?: Position) {}

  load(): Promise<Position | undefined> {
    return Promise.resolve(this.position);
  }

  save(position: Position): Promise<void> {
    this.position = position;
    return Promise.resolve();
  }
}
