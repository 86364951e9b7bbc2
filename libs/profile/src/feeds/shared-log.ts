import { setTimeout as sleep } from 'node:timers/promises';
import { type EventLog, type FollowedBatch, type FollowOptions, isCaughtUp, type LoggedEntry } from '@juanzong/event-store';

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

  async *follow(after: bigint | undefined, options: FollowOptions): AsyncIterable<FollowedBatch> {
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
        for await (const items of this.#passed(last, options)) {
          last = items.at(-1)?.position ?? last;
          yield items;
        }
        if (!told) yield [{ caughtUp: true }];
        told = true;
        while (!inbox.overflowed && !options.signal.aborted) {
          const place = last;
          const items = place === undefined ? inbox.items : inbox.items.filter(({ position }) => position > place);
          inbox.items = [];
          last = items.at(-1)?.position ?? last;
          if (items.length > 0) yield items;
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
  async *#passed(after: bigint | undefined, options: FollowOptions): AsyncIterable<readonly LoggedEntry[]> {
    const passed = this.head;
    if (passed === undefined || (after !== undefined && after >= passed)) return;
    for await (const batch of this.log.follow(after, options)) {
      const end = batch.findIndex((item) => isCaughtUp(item) || item.position > passed);
      const items = (end < 0 ? batch : batch.slice(0, end)) as readonly LoggedEntry[];
      if (items.length > 0) yield items;
      if (end >= 0) return;
    }
  }

  async #subscribe(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for await (const batch of this.log.follow(this.head, { signal: this.#stop.signal })) {
          for (const item of batch) {
            if (isCaughtUp(item)) continue;
            this.head = item.position;
            for (const inbox of this.#inboxes) this.#put(inbox, item);
          }
          for (const inbox of this.#inboxes) inbox.wake?.();
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
  }
}
