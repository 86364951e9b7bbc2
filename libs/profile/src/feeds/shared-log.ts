import { setTimeout as sleep } from 'node:timers/promises';
import { type CaughtUp, type EventLog, type FollowOptions, isCaughtUp, type LoggedEntry } from '@juanzong/event-store';

/** What one of several followers has still to be told. */
interface Inbox {
  items: LoggedEntry[];
  /** More waited than may: they were let go, and are read from the log instead. */
  overflowed: boolean;
  wake: (() => void) | undefined;
}

/** Entries that wait in memory for one follower, at the most. */
const MOST_WAITING = 20_000;
const RETRY_MS = 200;

/**
 * One subscription to the log for everybody who follows it, so that an entry is read from the wire once and not once for each
 * read model. Who begins behind the subscription, or falls too far behind it, reads from the log what it has passed already.
 */
export class SharedLog implements Pick<EventLog, 'follow'> {
  readonly #inboxes = new Set<Inbox>();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  /** `head`: the position of the last entry when the log was opened; the subscription begins after it. */
  constructor(
    private readonly log: Pick<EventLog, 'follow'>,
    private head: bigint | undefined,
    private readonly onFailure: (error: unknown) => void,
    private readonly mostWaiting = MOST_WAITING,
  ) {}

  async *follow(after: bigint | undefined, options: FollowOptions): AsyncIterable<LoggedEntry | CaughtUp> {
    if (options.type !== undefined) return yield* this.log.follow(after, options);
    this.#running ??= this.#subscribe();
    const inbox: Inbox = { items: [], overflowed: false, wake: undefined };
    this.#inboxes.add(inbox);
    const stop = (): void => inbox.wake?.();
    options.signal.addEventListener('abort', stop, { once: true });
    try {
      let last = after;
      let told = false;
      while (!options.signal.aborted) {
        for await (const item of this.#passed(last, options)) {
          last = item.position;
          yield item;
        }
        if (!told) yield { caughtUp: true };
        told = true;
        while (!inbox.overflowed && !options.signal.aborted) {
          const items = inbox.items;
          inbox.items = [];
          for (const item of items) {
            if (last !== undefined && item.position <= last) continue;
            last = item.position;
            yield item;
          }
          if (this.#stop.signal.aborted) throw new Error('the shared subscription ended');
          if (inbox.items.length === 0 && !inbox.overflowed && !options.signal.aborted) await new Promise<void>((wake) => (inbox.wake = wake));
        }
        inbox.overflowed = false;
      }
    } finally {
      options.signal.removeEventListener('abort', stop);
      this.#inboxes.delete(inbox);
    }
  }

  /** Ends the subscription; who still follows is told that it ended. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const inbox of this.#inboxes) inbox.wake?.();
    await this.#running;
  }

  /** What lies after a place and was passed by the subscription when this is asked. */
  async *#passed(after: bigint | undefined, options: FollowOptions): AsyncIterable<LoggedEntry> {
    const passed = this.head;
    if (passed === undefined || (after !== undefined && after >= passed)) return;
    for await (const item of this.log.follow(after, options)) {
      if (isCaughtUp(item) || item.position > passed) return;
      yield item;
    }
  }

  async #subscribe(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for await (const item of this.log.follow(this.head, { signal: this.#stop.signal })) {
          if (isCaughtUp(item)) continue;
          this.head = item.position;
          for (const inbox of this.#inboxes) this.#put(inbox, item);
        }
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.onFailure(error);
        await sleep(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }

  #put(inbox: Inbox, item: LoggedEntry): void {
    if (inbox.items.length >= this.mostWaiting) {
      inbox.items = [];
      inbox.overflowed = true;
    }
    if (!inbox.overflowed) inbox.items.push(item);
    inbox.wake?.();
  }
}
