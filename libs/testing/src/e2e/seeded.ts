import { createHash } from 'node:crypto';

/** Random numbers that follow from a seed, one after the other. */
export class Seeded {
  #drawn = 0;

  constructor(readonly seed: string) {}

  /** A number in [0, 1). */
  next(): number {
    this.#drawn += 1;
    return createHash('sha256').update(`${this.seed} ${this.#drawn}`).digest().readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from 0 up to `end`, which is not among them. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }
}
