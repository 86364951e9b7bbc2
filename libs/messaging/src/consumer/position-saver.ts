import { LRUCache } from 'lru-cache';
import type { Message, Position } from '../bus/message.js';
import type { Timer } from '../bus/timer.js';
import type { PositionChange } from './position-store.js';

export interface SaverWork {
  /** The positions as they are now. */
  snapshot(): { readonly epoch: string; readonly partitions: ReadonlyMap<number, Position> };
  /** Saves until it succeeds; false if stopped before. */
  save(change: PositionChange): Promise<boolean>;
  load(stream: string): Promise<number | undefined>;
  saved(): void;
  /** In which what is done meanwhile gathers for the next save. */
  readonly gather?: { readonly timer: Timer; readonly ms: number };
}

const REMEMBERED_STREAMS = 20_000;
/** Moves without work done wait so many times as long as work does. */
const LAZINESS = 10;

/** Saves positions after the work: one save at a time, and what happens meanwhile goes together into the next. */
export class PositionSaver {
  readonly #recent = new LRUCache<string, number>({ max: REMEMBERED_STREAMS });
  #unsaved = new Map<string, number>();
  #saving = new Map<string, number>();
  #moves = 0;
  #running: Promise<void> | undefined;
  #hurry = new AbortController();
  /** Ends the wait of moves without work done; absent while there is none. Aborting costs a stack trace, and every entry comes by here. */
  #resting: AbortController | undefined;

  /** `lazyMoves`: so many moves without work done (heartbeats) wait for one save, and with `gather` none for ever. */
  constructor(
    private readonly work: SaverWork,
    private readonly lazyMoves: number,
  ) {}

  /** The last revision that was worked on, asked before `next`. A stream's first entry needs no looking up: at the worst it is worked on again. */
  async lastRevision(stream: string, next?: number): Promise<number | undefined> {
    return this.remembered(stream) ?? (next === 0 ? undefined : await this.work.load(stream));
  }

  /** What is known of a stream without asking anybody. */
  remembered(stream: string): number | undefined {
    return this.#unsaved.get(stream) ?? this.#saving.get(stream) ?? this.#recent.get(stream);
  }

  get clean(): boolean {
    return this.#running === undefined && this.#moves === 0 && this.#unsaved.size === 0;
  }

  completed({ stream, revision }: Message): void {
    this.#unsaved.set(stream, revision);
    this.#recent.set(stream, revision);
    this.#start();
  }

  moved(): void {
    this.#moves += 1;
    if (this.#moves >= this.lazyMoves) this.#start();
    else if (this.work.gather) this.#running ??= this.#runLater(this.work.gather);
  }

  /** Saves what is not saved, without gathering any longer. */
  flush(): void {
    this.#start();
    this.#hurry.abort();
  }

  get settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  #start(): void {
    this.#resting?.abort();
    this.#resting = undefined;
    this.#running ??= this.#run();
  }

  async #runLater({ timer, ms }: { readonly timer: Timer; readonly ms: number }): Promise<void> {
    const resting = new AbortController();
    this.#resting = resting;
    await timer.sleep(LAZINESS * ms, resting.signal);
    if (this.#resting === resting) this.#resting = undefined;
    await this.#run();
  }

  async #run(): Promise<void> {
    // Lets the lane finish what it just completed, so that one save carries both.
    await Promise.resolve();
    let ok = true;
    while (ok && (this.#unsaved.size > 0 || this.#moves > 0)) {
      this.#moves = 0;
      this.#saving = this.#unsaved;
      this.#unsaved = new Map();
      ok = await this.work.save({ ...this.work.snapshot(), revisions: this.#saving });
      this.#saving = new Map();
      const { gather } = this.work;
      if (ok && gather) await gather.timer.sleep(gather.ms, this.#hurry.signal);
    }
    this.#hurry = new AbortController();
    this.#running = undefined;
    this.work.saved();
  }
}
