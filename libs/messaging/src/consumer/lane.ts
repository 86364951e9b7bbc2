import type { Located, Message, Position } from '../bus/message.js';
import { GapNotFilled, PermanentFailure } from './failures.js';
import type { LaneItem } from './lane-item.js';
import type { ParkedStream } from './parked-stream.js';

/** What a lane needs of its runner. */
export interface LaneWork {
  readonly signal: AbortSignal;
  readonly attempts: number;
  /** What was done before this run: entries up to here are not worked on again. */
  readonly floor: Position;
  /** `next`: the entry that is to be worked on. */
  lastRevision(stream: string, next: number | undefined): Promise<number | undefined>;
  readStream(stream: string, from: number, to: number | undefined): AsyncIterable<Located>;
  toMessage(located: Located): Message;
  /** One call of the handler, within the limit of concurrent ones. */
  attempt(message: Message, attempt: number): Promise<void>;
  backOff(message: Message, attempt: number): Promise<void>;
  isOutage(error: unknown): boolean;
  /** The store was away: waits before it is asked again. */
  storeFailed(error: unknown, attempt: number): Promise<void>;
  completed(message: Message): void;
  /** Keeps the stream as parked at `revision`; undefined if the runner was stopped before it was kept. */
  park(message: Message, revision: number, error: unknown, attempts: number): Promise<ParkedStream | undefined>;
  unparked(stream: string): Promise<void>;
  emptied(lane: Lane): void;
}

type Outcome = 'done' | 'parked' | 'stopped';

/** One stream, strictly in order: drops what is done, fetches what is missing, tries again, parks. */
export class Lane {
  #queue: LaneItem[] = [];
  #running: Promise<void> | undefined;
  #last = -1;
  /** Whether `#last` is known, and not just "never met". */
  #known = false;
  #loaded = false;
  #failing = false;

  constructor(
    readonly stream: string,
    private readonly work: LaneWork,
    private parkedAs?: ParkedStream,
  ) {
    if (!parkedAs) return;
    this.#last = parkedAs.revision - 1;
    this.#known = true;
    this.#loaded = true;
  }

  /** Resolves when nothing runs in the lane. */
  get settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  get resting(): boolean {
    return this.#running === undefined;
  }

  push(item: LaneItem): void {
    // Behind a parked entry the store keeps what comes, in order; replaying reads it from there.
    if (this.parkedAs && item.upTo !== 'head') return item.finish();
    if (this.#failing) item.hollow();
    this.#queue.push(item);
    this.#running ??= this.#drain();
  }

  async #drain(): Promise<void> {
    for (let item = this.#queue[0]; item; item = this.#queue[0]) {
      if (item.upTo === 'head') this.parkedAs = undefined;
      const outcome = await this.#process(item);
      if (outcome === 'stopped') {
        for (const waiting of this.#queue.splice(0)) waiting.hollow();
        break;
      }
      const finished = outcome === 'done' ? this.#queue.splice(0, 1) : this.#queue.splice(0);
      for (const each of finished) each.finish();
    }
    this.#running = undefined;
    this.work.emptied(this);
  }

  async #process(item: LaneItem): Promise<Outcome> {
    const { message } = item;
    if (!(await this.#load(message?.revision))) return 'stopped';
    const missingUpTo = item.upTo === 'head' ? undefined : message ? item.upTo - 1 : item.upTo;
    const caught = await this.#fetch(missingUpTo, message);
    if (caught !== 'done') return caught;
    if (message) return this.#one(message);
    if (item.upTo === 'head') await this.work.unparked(this.stream);
    return 'done';
  }

  async #load(next: number | undefined): Promise<boolean> {
    for (let attempt = 1; !this.#loaded; attempt += 1) {
      if (this.work.signal.aborted) return false;
      try {
        const last = await this.work.lastRevision(this.stream, next);
        this.#known ||= last !== undefined;
        this.#last = Math.max(this.#last, last ?? -1);
        this.#loaded = true;
      } catch (error) {
        await this.work.storeFailed(error, attempt);
      }
    }
    return !this.work.signal.aborted;
  }

  /** Works on what the store holds after the last revision, up to `to` or the head. */
  async #fetch(to: number | undefined, because: Message | undefined): Promise<Outcome> {
    for (let attempt = 1; to === undefined || this.#last < to; attempt += 1) {
      if (this.work.signal.aborted) return 'stopped';
      let newest: Message | undefined = because;
      let gap: GapNotFilled | undefined;
      try {
        for await (const located of this.work.readStream(this.stream, this.#last + 1, to)) {
          newest = this.work.toMessage(located);
          if (newest.revision > this.#last + 1) {
            gap = new GapNotFilled(this.stream, this.#last + 1, newest.revision);
            break;
          }
          const outcome = await this.#one(newest);
          if (outcome !== 'done') return outcome;
        }
      } catch (error) {
        await this.work.storeFailed(error, attempt);
        continue;
      }
      if (!gap && (to === undefined || this.#last >= to)) return 'done';
      gap ??= new GapNotFilled(this.stream, this.#last + 1, undefined);
      if (newest && attempt >= this.work.attempts) {
        const outcome = await this.#park(newest, gap, attempt);
        if (outcome !== 'done') return outcome;
      } else await this.work.storeFailed(gap, attempt);
    }
    return 'done';
  }

  async #one(message: Message): Promise<Outcome> {
    if (message.revision <= this.#last) return 'done';
    let outages = 0;
    for (let attempt = 1; this.#known || message.position > this.work.floor; attempt += 1) {
      if (this.work.signal.aborted) return 'stopped';
      try {
        await this.work.attempt(message, attempt);
        break;
      } catch (error) {
        // Not finished is not failed: it is read again at the next start.
        if (this.work.signal.aborted) return 'stopped';
        const outage = this.work.isOutage(error);
        if (!outage && (error instanceof PermanentFailure || attempt >= this.work.attempts)) return this.#park(message, error, attempt);
        this.#failing = true;
        for (const waiting of this.#queue) waiting.hollow();
        if (!outage) {
          await this.work.backOff(message, attempt);
          continue;
        }
        attempt -= 1;
        outages += 1;
        await this.work.storeFailed(error, outages);
      }
    }
    this.#failing = false;
    this.#last = message.revision;
    this.work.completed(message);
    return 'done';
  }

  /** What was done before is not parked: a first entry is worked on unasked, and the store of positions would not keep it. Then it is done. */
  async #park(message: Message, error: unknown, attempts: number): Promise<Outcome> {
    this.#failing = false;
    const last = this.#last;
    this.#loaded = false;
    if (!(await this.#load(undefined))) return 'stopped';
    if (this.#last > last) return 'done';
    this.parkedAs = await this.work.park(message, this.#last + 1, error, attempts);
    return this.parkedAs ? 'parked' : 'stopped';
  }
}
