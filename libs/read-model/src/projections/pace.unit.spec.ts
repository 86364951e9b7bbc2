import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

const LONGEST = 150;
type Batch = readonly [entries: number, workMs: number, at: number];
/** The rest after the last of these batches. */
const restOf = (...batches: readonly Batch[]): number => {
  const pace = new Pace(LONGEST);
  return batches.reduce((_, [entries, workMs, at]) => pace.restAfter(entries, workMs, at), 0);
};

describe('how long a projection rests', () => {
  it('as long as it may where much comes within a second, in one piece or in many', () => {
    expect(restOf([1, 0, 5_000])).toBe(0);
    expect(restOf([199, 0, 5_000])).toBe(0);
    expect(restOf([200, 0, 5_000])).toBe(LONGEST);
    expect(restOf(...Array.from({ length: 100 }, (_, i): Batch => [5, 0, 5_000 + 5 * i]))).toBe(LONGEST);
  });

  it('by what it worked some seconds later', () => {
    expect(restOf([1_000, 0, 5_000], [1, 0, 5_500])).toBe(LONGEST);
    expect(restOf([1_000, 0, 5_000], [1, 0, 8_000])).toBe(0);
  });

  it('in proportion to its work where little comes, and never longer than it may', () => {
    expect(restOf([1, 4, 5_000])).toBe(36);
    expect(restOf([3, 15, 5_000])).toBe(135);
    expect(restOf([3, 40, 5_000])).toBe(LONGEST);
  });

  it('not at all after a look that found nothing', () => {
    expect(restOf([0, 40, 5_000])).toBe(0);
  });

  it('never, where nothing may be gathered', () => {
    const pace = new Pace(0);
    expect([pace.restAfter(1_000, 50, 1), pace.restAfter(1, 50, 2)]).toEqual([0, 0]);
  });
});
