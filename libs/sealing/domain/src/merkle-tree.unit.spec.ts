import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { MerkleTree } from './merkle-tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const treeOf = (texts: readonly string[]): MerkleTree => {
  const tree = new MerkleTree(sha256);
  texts.forEach((text, i) => tree.set(i, text));
  return tree;
};
const rootHex = (tree: MerkleTree): string => Buffer.from(tree.root()).toString('hex');

/** RFC 6962 §2.1, as it is written there. */
function mth(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return Buffer.from(sha256(Buffer.concat([Buffer.from([0]), leaves[0] as Buffer])));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return Buffer.from(sha256(Buffer.concat([Buffer.from([1]), mth(leaves.slice(0, k)), mth(leaves.slice(k))])));
}

describe('a Merkle tree', () => {
  it('has the roots that Certificate Transparency publishes for its test leaves', () => {
    expect(rootHex(treeOf(['']))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('is that of RFC 6962 at any size, however it came about', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary-ascii' }), { minLength: 1, maxLength: 40 }), fc.array(fc.tuple(fc.nat(39), fc.string({ unit: 'binary-ascii' })), { maxLength: 10 }), (texts, changes) => {
      const tree = treeOf(texts);
      const now = [...texts];
      expect(rootHex(tree)).toBe(mth(now.map((text) => Buffer.from(text))).toString('hex'));
      for (const [at, text] of changes) {
        const place = Math.min(at, now.length);
        tree.set(place, text);
        now[place] = text;
        expect(rootHex(tree)).toBe(mth(now.map((one) => Buffer.from(one))).toString('hex'));
      }
    }));
  });

  it('has no root without leaves, and no leaf beyond its end', () => {
    expect(() => new MerkleTree(sha256).root()).toThrow(RangeError);
    expect(() => treeOf(['a']).set(2, 'b')).toThrow(RangeError);
  });
});
