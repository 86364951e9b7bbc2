import type { Entry } from '@juanzong/case-file';
import type { Instant } from '@juanzong/kernel';
import { type AllStreamRecordedEvent, BACKWARDS, END, type EventStoreDBClient, eventTypeFilter, excludeSystemEvents, FORWARDS, MaxAppendSizeExceededError, NO_STREAM, type Position, type RecordedEvent, START, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import { takeBytesAsBytes } from './bytes-as-bytes.js';
import { AppendConflict, AppendOutcomeUnknown, AppendTooLarge, type CaughtUp, type FollowedBatch, type FollowOptions, type LoggedEntry, type StoreLog, type UnopenedEntry } from '../event-log.js';
import { readQuickly } from './quick-reads.js';
import { fromStored, unopened } from '../stored-form.js';
import { awayOr } from './away-or.js';
import { toStored } from './to-stored.js';

/** Most stores end with an entry, or with a few events of their own. */
const LAST_PAGE = 8;

/** The log over the official client, in front of the embedded server or of a cluster. One client per process. */
export class EventStoreDbLog implements StoreLog {
  constructor(private readonly client: EventStoreDBClient) {
    takeBytesAsBytes();
    readQuickly();
  }

  async append(stream: string, expected: number, entries: readonly Entry[]): Promise<bigint> {
    try {
      const expectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
      const result = await this.client.appendToStream(stream, entries.map(toStored), { expectedRevision });
      return result.position?.commit ?? 0n;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) throw new AppendConflict(stream, toNumber(error.actualVersion));
      if (error instanceof MaxAppendSizeExceededError) throw new AppendTooLarge(stream, error);
      throw new AppendOutcomeUnknown(stream, error);
    }
  }

  async *read(stream: string, from = 0): AsyncIterable<LoggedEntry> {
    const events = this.client.readStream(stream, { direction: FORWARDS, fromRevision: BigInt(from) });
    let ended = false;
    try {
      for await (const { event } of events.iterator({ destroyOnReturn: false })) if (event) yield fromStored(event);
      ended = true;
    } catch (error) {
      ended = error instanceof StreamNotFoundError;
      if (!ended) throw awayOr(error);
    } finally {
      // A call that is left early and not drained never ends in the client, which then cannot be disposed of.
      if (!ended) {
        events.resume();
        await events.cancel();
      }
    }
  }

  async head(): Promise<bigint | undefined> {
    return (await this.#lastOrAway())?.position.commit;
  }

  async newest(): Promise<Instant | undefined> {
    const last = await this.#lastOrAway();
    return last && fromStored(last as RecordedEvent).entry.recordedAt;
  }

  #lastOrAway(): Promise<AllStreamRecordedEvent | undefined> {
    return this.#last().catch((error: unknown) => {
      throw awayOr(error);
    });
  }

  /** A store writes users and statistics of its own behind the entries: it is read backwards, a page at a time, until one comes. */
  async #last(): Promise<AllStreamRecordedEvent | undefined> {
    let fromPosition: Position | typeof END = END;
    for (;;) {
      let [found, passed]: [AllStreamRecordedEvent | undefined, Position | undefined] = [undefined, undefined];
      // To its end, although the first may do: a call that is left early stays open in the client.
      for await (const { event } of this.client.readAll({ direction: BACKWARDS, fromPosition, maxCount: LAST_PAGE })) {
        passed = event?.position ?? passed;
        if (event && !event.type.startsWith('$') && !event.streamId.startsWith('$')) found ??= event;
      }
      if (found || passed === undefined || (fromPosition !== END && passed.commit >= (fromPosition as Position).commit)) return found;
      fromPosition = passed;
    }
  }

  follow(after: bigint | undefined, options: FollowOptions): AsyncIterable<FollowedBatch> {
    return this.#followed(after, options, fromStored);
  }

  /** As `follow`, for whoever only passes entries on. */
  followUnopened(after: bigint | undefined, options: FollowOptions): AsyncIterable<FollowedBatch<UnopenedEntry>> {
    return this.#followed(after, options, unopened);
  }

  async *#followed<T>(after: bigint | undefined, { signal, type }: FollowOptions, read: (event: RecordedEvent) => T): AsyncIterable<FollowedBatch<T>> {
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const subscription = this.client.subscribeToAll({ fromPosition, filter: type === undefined ? excludeSystemEvents() : eventTypeFilter({ regex: `^${type.replaceAll('.', '\\.')}$` }) });
    const inbox = new Inbox(subscription, read);
    const stop = () => void leave(subscription);
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) return;
      for (;;) {
        const batch = await inbox.next();
        if (signal.aborted) return;
        if (batch === undefined) throw new Error('the subscription ended, though nobody asked it to');
        yield batch;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      await leave(subscription);
    }
  }
}

/** Ends a subscription. One that never came about cannot be ended: why not, it has said as an `error` already. */
const leave = (subscription: Subscription): Promise<boolean> => subscription.unsubscribe().then(() => true, () => false);

const toNumber = (actual: bigint | string): number => (typeof actual === 'bigint' ? Number(actual) : -1);

type Subscription = ReturnType<EventStoreDBClient['subscribeToAll']>;

/** Turns a subscription's events into one sequence with back-pressure: entries and the moments it caught up, in order. */
class Inbox<T> {
  readonly #items: (T | CaughtUp)[] = [];
  #wake: (() => void) | undefined;
  #ended = false;
  #error: unknown;
  #delivered = 0;
  /** Marks that wait for their place: after how many deliveries each comes. */
  readonly #marks: number[] = [];

  constructor(private readonly subscription: Subscription, read: (event: RecordedEvent) => T) {
    subscription.on('data', ({ event }) => {
      this.#delivered += 1;
      try {
        if (event) this.#put(read(event));
      } catch (error) {
        this.#fail(error);
      }
      for (; this.#marks[0] === this.#delivered; this.#marks.shift()) this.#put({ caughtUp: true });
    });
    // The client tells at once, also while events that came before still wait in it.
    subscription.on('caughtUp', () => {
      if (subscription.readableLength === 0) this.#put({ caughtUp: true });
      else this.#marks.push(this.#delivered + subscription.readableLength);
    });
    subscription.on('error', (error: unknown) => this.#fail(awayOr(error)));
    for (const end of ['end', 'close'] as const) subscription.on(end, () => this.#end());
  }

  /** Everything that waits, at least one; undefined when there will be nothing more. */
  async next(): Promise<FollowedBatch<T> | undefined> {
    while (this.#items.length === 0) {
      if (this.#error !== undefined) throw this.#error;
      if (this.#ended) return undefined;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
    if (this.subscription.isPaused()) this.subscription.resume();
    return this.#items.splice(0);
  }

  #put(item: T | CaughtUp): void {
    this.#items.push(item);
    if (this.#items.length >= HIGH_WATER) this.subscription.pause();
    this.#wake?.();
  }

  #fail(error: unknown): void {
    this.#error = error;
    this.#wake?.();
  }

  #end(): void {
    this.#ended = true;
    this.#wake?.();
  }
}

const HIGH_WATER = 2_000;
