import { createHash } from 'node:crypto';

/** What a choice hangs on: the same parts give the same choice, on every machine, in every run. */
export type Part = string | number;

const digest = (parts: readonly Part[]): Buffer => createHash('sha256').update(parts.map(String).join('\u0000')).digest();

const TWO_48 = 2 ** 48;

/** A number in [0, 1) that follows from the parts. */
export const chance = (...parts: readonly Part[]): number => digest(parts).readUIntBE(0, 6) / TWO_48;

/** An id in the form of a UUID (version 5) that follows from the parts. */
export function idOf(...parts: readonly Part[]): string {
  const bytes = digest(parts).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** One person's dice for one decision: every question has its own answer, in whatever order they are asked. */
export class Dice {
  readonly #parts: readonly Part[];

  constructor(...parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Whether it happens, of a thing that happens with this probability. */
  happens(probability: number, ...question: readonly Part[]): boolean {
    return chance(...this.#parts, ...question) < probability;
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number, ...question: readonly Part[]): number {
    return min + Math.floor(chance(...this.#parts, ...question) * (max - min + 1));
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[], ...question: readonly Part[]): T {
    const picked = list[this.between(0, list.length - 1, ...question)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** The dice of one of several who decide the same thing. */
  of(whom: string): Dice {
    return new Dice(...this.#parts, whom);
  }

  /** 32 bytes in hex. */
  seed(...question: readonly Part[]): string {
    return digest([...this.#parts, ...question]).toString('hex');
  }

  id(...question: readonly Part[]): string {
    return idOf(...this.#parts, ...question);
  }
}
