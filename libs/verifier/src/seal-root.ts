import { createHash } from 'node:crypto';

export const NO_HASH = '0'.repeat(64);
const lines = (...parts: readonly (string | number)[]): string => parts.join('\n');
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export interface Head {
  readonly revision: number;
  readonly hash: string;
}

export const ledgerLeaf = (agency: string, day: string, { revision, hash }: Head, previousRoot: string): string =>
  lines('juanzong.agency-seal.ledger.v1', agency, day, revision, hash, previousRoot);

export const caseLeaf = (ordinal: number, caseId: string, { revision, hash }: Head): string => lines('juanzong.agency-seal.case.v1', ordinal, caseId, revision, hash);

/** RFC 6962 §2.1, remembering the roots of whole subtrees until one of their leaves changes. */
export class SealTree {
  readonly #leaves: Buffer[] = [];
  /** By the logarithm of their size, then by their place. */
  readonly #whole: Map<number, Buffer>[] = [];

  set(index: number, text: string): void {
    this.#leaves[index] = sha256(Buffer.from([0]), text);
    this.#whole.forEach((roots, level) => roots.delete(index >> level));
  }

  /** The root over the first `size` leaves, lower-case hex. */
  root(size: number): string {
    return this.#hash(0, size).toString('hex');
  }

  #hash(from: number, to: number): Buffer {
    const size = to - from;
    if (size === 1) return this.#leaves[from] ?? sha256();
    const level = Math.log2(size);
    const whole = Number.isInteger(level) ? (this.#whole[level] ??= new Map<number, Buffer>()) : undefined;
    const known = whole?.get(from >> level);
    if (known) return known;
    const middle = from + 2 ** Math.floor(Math.log2(size - 1));
    const hash = sha256(Buffer.from([1]), this.#hash(from, middle), this.#hash(middle, to));
    whole?.set(from >> level, hash);
    return hash;
  }
}
