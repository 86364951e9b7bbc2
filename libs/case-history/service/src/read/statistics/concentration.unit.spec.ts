import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concentrationOf, shareOf, WHOLE } from './concentration.js';

const counts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 60 });

describe('how assignments are shared', () => {
  it.each([
    [[], 3, { total: 0, topShare: 0, hhi: 0 }],
    [[7], 1, { total: 7, topShare: 10_000, hhi: 10_000 }],
    [[1, 1, 1, 1], 1, { total: 4, topShare: 2500, hhi: 2500 }],
    [[6, 3, 1], 2, { total: 10, topShare: 9000, hhi: 4600 }],
    [[1, 1, 1], 1, { total: 3, topShare: 3333, hhi: 3333 }],
    [[2, 1], 1, { total: 3, topShare: 6667, hhi: 5556 }],
  ])('%j, top %i', (shares, top, expected) => expect(concentrationOf(shares, top)).toEqual(expected));

  it('lies between even shares and one lawyer alone; the order does not matter; all the lawyers have all', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 1, max: 60 }), (shares, top) => {
      const { hhi, topShare, total } = concentrationOf(shares, top);
      expect(hhi).toBeGreaterThanOrEqual(Math.floor(WHOLE / shares.length));
      expect(hhi).toBeLessThanOrEqual(WHOLE);
      expect(concentrationOf([...shares].reverse(), top)).toEqual({ hhi, topShare, total });
      expect(concentrationOf(shares, shares.length).topShare).toBe(WHOLE);
      expect(topShare).toBeGreaterThanOrEqual(shareOf(Math.max(...shares), total));
    }));
  });

  it('a case that goes from who has fewer to who has more never lowers it', () => {
    fc.assert(fc.property(counts, (shares) => {
      const sorted = [...shares, 1, 1].sort((a, b) => b - a);
      const moved = sorted.map((count, i) => (i === 0 ? count + 1 : i === sorted.length - 1 ? count - 1 : count));
      expect(concentrationOf(moved, 1).hhi).toBeGreaterThanOrEqual(concentrationOf(sorted, 1).hhi);
    }));
  });
});
