import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, getHashes } from 'node:crypto';
import { canonicalJson, digestText, ENTRY_FORMAT, type Entry, GENESIS_HASH, HASH_ALGORITHMS, hashOf, isIntact, sealAll, type UnsealedEntry } from './index.js';
import { reordered } from './spec-support/reordered.js';

const wellFormed = fc.string({ unit: 'grapheme' });
const json = fc.jsonValue({ noUnicodeString: true });

const entry = (revision: number, data: unknown, alg: Entry['alg'] = 'SHA-256'): UnsealedEntry =>
  ({
    entryFormat: ENTRY_FORMAT, eventId: `e-${revision}`, type: 't', version: 1, stream: 'case-1', revision, agency: '340000', region: '340000',
    actor: { id: 'u', role: 'system' }, occurredAt: { precision: 'day', date: '2026-01-01' }, recordedAt: '2026-01-01T00:00:00.000Z', commandId: 'c',
    commandDigest: 'd', causationId: 'c', correlationId: 'c', mustUnderstand: [], policyVersions: [], data, alg,
  }) as unknown as UnsealedEntry;

describe('SM3', () => {
  it('gives the digest of GB/T 32905, appendix A', () => {
    expect(digestText('SM3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  (getHashes().includes('sm3') ? it : it.skip)('agrees with another implementation on any text', () => {
    fc.assert(fc.property(wellFormed, (text) => digestText('SM3', text) === createHash('sm3').update(text, 'utf8').digest('hex')));
  });
});

describe.each(HASH_ALGORITHMS)('the seal with %s', (alg) => {
  const sealed = (facts: readonly unknown[]): Entry[] => sealAll(facts.map((data, i) => entry(i, data, alg)), GENESIS_HASH);

  it('chains every entry to the one before, whether sealed at once or one by one', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 6 }), (facts) => {
        const together = sealed(facts);
        let previous = GENESIS_HASH;
        for (const one of together) {
          expect(one.previousHash).toBe(previous);
          expect(isIntact(one)).toBe(true);
          const { previousHash: _p, hash: _h, ...unsealed } = one;
          expect(sealAll([unsealed], previous)).toEqual([one]);
          previous = one.hash;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('survives storing and reading as JSON, in any order of members', () => {
    fc.assert(fc.property(json, (data) => isIntact(reordered(JSON.parse(JSON.stringify(sealed([data])[0]))) as Entry)), { numRuns: 50 });
  });

  it('shows any change of data, place in the chain or member', () => {
    fc.assert(
      fc.property(json, json, (data, other) => {
        fc.pre(canonicalJson(data) !== canonicalJson(other));
        const [one] = sealed([data]) as [Entry];
        expect(isIntact({ ...one, data: other })).toBe(false);
        expect(isIntact({ ...one, revision: 1 })).toBe(false);
        expect(isIntact({ ...one, previousHash: hashOf(one) })).toBe(false);
        expect(isIntact({ ...one, extra: 1 } as Entry)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
