import { type BackOff, DEFAULT_BACK_OFF, type Persistence, untilDone } from '../bus/back-off.js';
import { BEFORE_FIRST, isPublished, type Outgoing, type Position, toMessage } from '../bus/message.js';
import type { MessagingMetrics } from '../bus/metrics.js';
import { Signal } from '../bus/signal.js';
import { systemTimer, type Timer } from '../bus/timer.js';
import type { Transport } from '../bus/transport.js';
import type { EntryFeed, FeedItem, RelayCheckpoints } from './entry-feed.js';
import { RelayFenced } from './relay-fenced.js';

export interface RelayOptions {
  readonly feed: EntryFeed;
  readonly transport: Transport;
  readonly checkpoints: RelayCheckpoints;
  readonly timer?: Timer;
  /** Jitter of the back-off, [0, 1). */
  readonly random?: () => number;
  readonly backOff?: BackOff;
  /** Heartbeats also while nothing happens; absent: only when the relay comes to rest. */
  readonly heartbeatEveryMs?: number;
  /** Entries read ahead and not yet handed over, at most; default 512. Half of them at least are handed over at once while the feed is behind. */
  readonly readAhead?: number;
  /**
   * Lets entries gather: after each publication it waits twice as long as that took, this many milliseconds at most, unless it is
   * behind. For a transport to which ten entries cost little more than one; absent: it does not wait.
   */
  readonly gatherMs?: number;
  readonly metrics?: MessagingMetrics;
  /** Another relay has taken over: this one has stopped by itself, and will not begin again. */
  onFenced?(fenced: RelayFenced): void;
  /** Told of what the transport has taken, and of `performance.now()` when it was handed over: for traces. */
  readonly onPublished?: (messages: readonly Outgoing[], startedMs: number) => void;
}

const HALF = (): number => 0.5;
const READ_AHEAD = 512;
/** Of the time that a publication took: so it publishes a third of the time at the most. */
const REST = 2;

/** Follows the event store and publishes every domain stream in order; a checkpoint only after publishing. */
export class Relay {
  readonly #stop = new AbortController();
  readonly #changed = new Signal();
  readonly #how: Persistence;
  readonly #readAhead: number;
  #waiting: FeedItem[] = [];
  /** The feed has more that it has not given yet: a larger batch costs less for each of its entries. */
  #behind = false;
  #read = BEFORE_FIRST;
  #published = BEFORE_FIRST;
  #epoch = '';
  #atRest = false;
  #caughtUp = false;
  #running: Promise<unknown> | undefined;

  constructor(private readonly options: RelayOptions) {
    this.#readAhead = options.readAhead ?? READ_AHEAD;
    this.#how = {
      timer: options.timer ?? systemTimer,
      random: options.random ?? HALF,
      backOff: options.backOff ?? DEFAULT_BACK_OFF,
      signal: this.#stop.signal,
      onError: (error) => {
        options.metrics?.failed?.('relay', error);
        if (error instanceof RelayFenced) this.#fenced(error);
      },
    };
  }

  /** Everything up to here is published, and so it stays after a crash. */
  get position(): Position {
    return this.#published;
  }

  /** @throws whatever loading the checkpoint or reaching the transport throws. */
  async start(): Promise<void> {
    if (this.#running) throw new Error('relay already started');
    this.#published = (await this.options.checkpoints.load()) ?? BEFORE_FIRST;
    this.#read = this.#published;
    this.#epoch = await this.options.transport.epoch();
    this.#running = Promise.all([this.#reading(), this.#publishing(), this.#beating()]);
  }

  /**
   * Resolves when everything up to `upTo` is published and its heartbeat sent; without `upTo`, when the feed
   * has caught up and everything it gave is published. Resolves too when the relay is stopped.
   */
  idle(upTo?: Position): Promise<void> {
    return this.#changed.until(
      () => this.#stop.signal.aborted || (this.#atRest && this.#waiting.length === 0 && (upTo === undefined ? this.#caughtUp : this.#published >= upTo)),
    );
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#changed.raise();
    await this.#running;
  }

  #fenced(error: RelayFenced): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#changed.raise();
    this.options.onFenced?.(error);
  }

  async #reading(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await untilDone(async () => {
        try {
          this.#behind = true;
          for await (const items of this.options.feed.follow(this.#read, { signal })) {
            if (signal.aborted) return;
            if (this.#waiting.length >= this.#readAhead) await this.#changed.until(() => this.#waiting.length < this.#readAhead || signal.aborted);
            this.#take(items);
          }
        } finally {
          this.#behind = false;
          this.#changed.raise();
        }
        if (!signal.aborted) throw new Error('the feed of entries ended');
      }, this.#how);
    }
  }

  #take(items: readonly FeedItem[]): void {
    for (const item of items) {
      const position = 'caughtUp' in item ? item.caughtUp : item.position;
      if ('caughtUp' in item) [this.#caughtUp, this.#behind] = [true, false];
      if (position > this.#read) this.#read = position;
      this.#waiting.push(item);
    }
    this.#atRest = false;
    this.#changed.raise();
  }

  async #publishing(): Promise<void> {
    const { signal } = this.#stop;
    const { gatherMs = 0 } = this.options;
    const lot = this.#readAhead / 2;
    // Tells a fresh topic what lies before its first message.
    if (this.#published > BEFORE_FIRST) await untilDone(() => this.options.transport.heartbeat(this.#published), this.#how);
    while (!signal.aborted) {
      await this.#changed.until(() => this.#waiting.length >= (this.#behind ? lot : 1) || signal.aborted);
      const batch = this.#waiting;
      // Reading goes on while they are published.
      this.#waiting = [];
      this.#changed.raise();
      const startedMs = performance.now();
      const done = await untilDone(() => this.#publish(batch), this.#how);
      if (!done) return;
      const restMs = Math.min(REST * (performance.now() - startedMs), gatherMs);
      if (this.#waiting.length === 0) {
        if (!(await untilDone(() => this.options.transport.heartbeat(this.#published), this.#how))) return;
        this.#atRest = this.#waiting.length === 0;
      }
      this.options.metrics?.relay?.({ published: this.#published, read: this.#read, waiting: this.#waiting.length });
      this.#changed.raise();
      if (restMs >= 1 && !this.#behind && this.#waiting.length < lot) await this.#how.timer.sleep(restMs, signal);
    }
  }

  async #publish(batch: readonly FeedItem[]): Promise<void> {
    const located = batch.flatMap((item) => ('entry' in item ? [item] : []));
    await this.#meetEpoch();
    const messages = located.filter((item) => isPublished(item.entry.stream)).map((item) => toMessage(item, this.#epoch));
    if (messages.length > 0) await this.#handOver(messages);
    const positions = batch.map((item) => ('entry' in item ? item.position : item.caughtUp));
    const reached = positions.reduce((a, b) => (a > b ? a : b), this.#published);
    if (reached > this.#published) await this.options.checkpoints.save(reached);
    this.#published = reached;
  }

  /** A topic that was made anew is told first what lies before its first message. */
  async #meetEpoch(): Promise<void> {
    const epoch = await this.options.transport.epoch();
    if (epoch === this.#epoch) return;
    if (this.#published > BEFORE_FIRST) await this.options.transport.heartbeat(this.#published);
    this.#epoch = epoch;
  }

  async #handOver(messages: readonly Outgoing[]): Promise<void> {
    const { transport, onPublished } = this.options;
    const startedMs = onPublished ? performance.now() : 0;
    await transport.publish(messages);
    onPublished?.(messages, startedMs);
  }

  async #beating(): Promise<void> {
    const every = this.options.heartbeatEveryMs;
    const { signal } = this.#stop;
    while (every !== undefined && !signal.aborted) {
      await this.#how.timer.sleep(every, signal);
      if (!signal.aborted && this.#atRest) await untilDone(() => this.options.transport.heartbeat(this.#published), this.#how);
    }
  }
}
