/**
 * For how long at most, in milliseconds, another process may go on opening what was closed under a key after `erase()` has
 * resolved. A key in memory is used only if the count of erasures was seen unchanged by a query sent less than this ago.
 */
export const ERASURE_BOUND_MS = 1_000;

/**
 * How many erasures there were when this process last asked. It is what decides whether keys in memory may be used: a
 * notification only makes it sooner, so nothing hangs on one that is lost.
 */
export class ErasureCount {
  #seen: bigint | undefined;
  /** When `#seen` was learnt: a query sent before may have an older answer. */
  #learntAt = -Infinity;
  /** When the query was sent that last saw `#seen`. */
  #trueAt = -Infinity;

  /** `now` counts milliseconds and never goes back; `changed` is called whenever something was erased since. */
  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  get fresh(): boolean {
    return this.now() - this.#trueAt < ERASURE_BOUND_MS;
  }

  /** The answer of a query that read the count in one snapshot with whatever else it read. False: it is older than what is known, and must be asked again. */
  accepts(count: bigint, sentAt: number): boolean {
    // A lower count in a later answer: the database was restored from an older copy.
    if (this.#seen !== undefined && count < this.#seen && sentAt <= this.#learntAt) return false;
    if (count !== this.#seen) this.#learn(count, sentAt);
    else if (sentAt > this.#trueAt) this.#trueAt = sentAt;
    return true;
  }

  /** An erasure is committed that made it so many. */
  told(count: bigint): void {
    if (this.#seen === undefined || count > this.#seen) this.#learn(count, -Infinity);
  }

  #learn(count: bigint, trueAt: number): void {
    const isFirst = this.#seen === undefined;
    this.#seen = count;
    this.#learntAt = this.now();
    this.#trueAt = trueAt;
    if (!isFirst) this.changed();
  }
}
