import type { Position } from '../bus/message.js';

/** What one partition has brought and what of it is finished. Positions begin in rising order and finish in any. */
export class PartitionTracker {
  readonly #open = new Set<Position>();
  /** Whether this consumer was ever given anything of the partition; another instance may own it. */
  active = false;

  constructor(
    readonly partition: number,
    public epoch: string,
    private highest: Position,
  ) {}

  /** Everything up to here was accepted, and nothing between is missing. */
  get seen(): Position {
    return this.highest;
  }

  /** Everything up to here is finished. */
  get done(): Position {
    for (const first of this.#open) return first - 1n;
    return this.highest;
  }

  get open(): number {
    return this.#open.size;
  }

  saw(position: Position): void {
    if (position > this.highest) this.highest = position;
  }

  begin(position: Position): void {
    this.#open.add(position);
    this.saw(position);
  }

  finish(position: Position): void {
    this.#open.delete(position);
  }

  /** Starts anew in another epoch. Only when nothing is open. */
  restart(epoch: string, seen: Position): void {
    this.epoch = epoch;
    this.highest = seen;
  }
}
