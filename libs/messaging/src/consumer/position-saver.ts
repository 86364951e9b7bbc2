import { LRUCache } from 'lru-cache';
import type { Message, Position } from '../bus/message.js';
import type { PositionChange } from './position-store.js';

export interface SaverWork {
  /** The positions as they are now. */
  snapshot(): { readonly epoch: string; readonly partitions: ReadonlyMap<number, Position> };
  /** Saves until it succeeds; false if stopped before. */
  save(change: PositionChange): Promise<boolean>;
  load(stream: string): Promise<number | undefined>;
  saved(): void;
}

const REMEMBERED_STREAMS = 20_000;

/** Saves positions after the work: one save at a time, and what happens meanwhile goes together into the next. */
export class PositionSaver {
  readonly #recent = new LRUCache<string, number>({ max: REMEMBERED_STREAMS });
  #unsaved = new Map<string, number>();
  #saving = new Map<string, number>();
  #moves = 0;
  #running: Promise<void> | undefined;

  /** `lazyMoves`: so many moves without work done (heartbeats) wait for one save. */
  constructor(
    private readonly work: SaverWork,
    private readonly lazyMoves: number,
  ) {}

  async lastRevision(stream: string): Promise<number | undefined> {
    return this.#unsaved.get(stream) ?? this.#saving.get(stream) ?? this.#recent.get(stream) ?? (await this.work.load(stream));
  }

  get clean(): boolean {
    return this.#running === undefined && this.#moves === 0 && this.#unsaved.size === 0;
  }

  completed({ stream, revision }: Message): void {
    this.#unsaved.set(stream, revision);
    this.#recent.set(stream, revision);
    this.flush();
  }

  moved(): void {
    this.#moves += 1;
    if (this.#moves >= this.lazyMoves) this.flush();
  }

  /** Saves what is not saved. */
  flush(): void {
    this.#running ??= this.#run();
  }

  get settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
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
    }
    this.#running = undefined;
    this.work.saved();
  }
}
