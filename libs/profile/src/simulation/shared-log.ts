import { type CaughtUp, type EventLog, type FollowOptions, isCaughtUp, type LoggedEntry } from '@juanzong/event-store';

/** What one of several followers has still to be told. */
interface Inbox {
  items: LoggedEntry[];
  wake: (() => void) | undefined;
}

/**
 * One subscription to the log for everybody who follows it, so that an entry is read from the wire once and not once for each
 * read model. Who begins behind the subscription reads from the log what it has passed already.
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
  ) {}

  async *follow(after: bigint | undefined, options: FollowOptions): AsyncIterable<LoggedEntry | CaughtUp> {
    if (options.type !== undefined) return yield* this.log.follow(after, options);
    this.#running ??= this.#subscribe();
    const inbox: Inbox = { items: [], wake: undefined };
    const passed = this.head;
    this.#inboxes.add(inbox);
    const stop = (): void => inbox.wake?.();
    options.signal.addEventListener('abort', stop, { once: true });
    try {
      let last = after;
      if (passed !== undefined && (after === undefined || after < passed)) {
        for await (const item of this.log.follow(after, options)) {
          if (isCaughtUp(item) || item.position > passed) break;
          last = item.position;
          yield item;
        }
      }
      yield { caughtUp: true };
      while (!options.signal.aborted) {
        const items = inbox.items;
        inbox.items = [];
        for (const item of items) if (last === undefined || item.position > last) yield item;
        if (inbox.items.length === 0 && !options.signal.aborted && !this.#stop.signal.aborted) await new Promise<void>((wake) => (inbox.wake = wake));
        if (this.#stop.signal.aborted) throw new Error('the shared subscription ended');
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

  async #subscribe(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for await (const item of this.log.follow(this.head, { signal: this.#stop.signal })) {
          if (isCaughtUp(item)) continue;
          this.head = item.position;
          for (const inbox of this.#inboxes) {
            inbox.items.push(item);
            inbox.wake?.();
          }
        }
      } catch (error) {
        if (!this.#stop.signal.aborted) this.onFailure(error);
      }
    }
  }
}
