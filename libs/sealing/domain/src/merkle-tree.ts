/** SHA-256; a domain has no crypto of its own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** What keeps a leaf from being presented as a node, as in RFC 6962. */
const LEAF = 0;
const NODE = 1;

const prefixed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = prefix;
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 1);
  return bytes;
};

/** A Merkle tree as of RFC 6962 §2.1 that grows and changes: only what lies above a change is hashed again. */
export class MerkleTree {
  readonly #texts: string[] = [];
  /** Level 0 holds the leaves; a node without a partner rises as it is. */
  readonly #levels: Uint8Array[][] = [[]];
  #changed = new Set<number>();

  constructor(private readonly sha256: Sha256) {}

  get size(): number {
    return this.#texts.length;
  }

  /** Puts a leaf at its place, which is that of another leaf or the next one. @throws RangeError beyond. */
  set(index: number, text: string): void {
    if (index > this.size) throw new RangeError(`leaf ${index} of a tree of ${this.size}`);
    if (this.#texts[index] === text) return;
    this.#texts[index] = text;
    this.#level(0)[index] = this.sha256(prefixed(LEAF, new TextEncoder().encode(text)));
    this.#changed.add(index);
  }

  /** Of a tree with a leaf at least. @throws RangeError otherwise. */
  root(): Uint8Array {
    let [changed, level] = [this.#changed, 0];
    for (; this.#level(level).length > 1; level += 1) {
      changed = new Set([...changed].map((at) => at >> 1));
      for (const place of changed) this.#join(level, place);
    }
    this.#changed = new Set();
    const [top] = this.#level(level);
    if (!top) throw new RangeError('a tree without leaves has no root');
    return top;
  }

  #level(level: number): Uint8Array[] {
    return (this.#levels[level] ??= []);
  }

  #join(level: number, place: number): void {
    const [left, right] = [this.#level(level)[2 * place] as Uint8Array, this.#level(level)[2 * place + 1]];
    this.#level(level + 1)[place] = right ? this.sha256(prefixed(NODE, left, right)) : left;
  }
}
