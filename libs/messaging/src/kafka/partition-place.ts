import type { Position } from '../bus/message.js';
import { type Delivery, epochOf, positionOf } from '../bus/transport.js';

interface Taken {
  readonly offset: bigint;
  readonly position: Position;
  readonly epoch: string;
}

/** One partition of one assignment: what was taken of it, and up to where that is settled. */
export class PartitionPlace {
  #epoch: string | undefined;
  #seen: Position;
  #taken: Taken[] = [];

  /** `from`: the subscriber has seen everything up to here. */
  constructor(
    readonly partition: number,
    from: Position,
  ) {
    this.#seen = from;
  }

  get seen(): Position {
    return this.#seen;
  }

  /** Whether the subscriber has it already: published again by a relay, or read again from before its place. */
  knows(delivery: Delivery): boolean {
    const epoch = epochOf(delivery);
    return (this.#epoch === undefined || this.#epoch === epoch) && positionOf(delivery) <= this.#seen;
  }

  took(offset: string, delivery: Delivery): void {
    const epoch = epochOf(delivery);
    const position = positionOf(delivery);
    const another = this.#epoch !== undefined && this.#epoch !== epoch;
    if (another || position > this.#seen) this.#seen = position;
    this.#epoch = epoch;
    this.#taken.push({ offset: BigInt(offset), position, epoch });
  }

  /** The last record of which it and all before are settled; each is named once. */
  settledUpTo(position: Position): Taken | undefined {
    const open = this.#taken.findIndex((taken) => taken.position > position);
    const count = open < 0 ? this.#taken.length : open;
    if (count === 0) return undefined;
    const last = this.#taken[count - 1];
    this.#taken = this.#taken.slice(count);
    return last;
  }
}
