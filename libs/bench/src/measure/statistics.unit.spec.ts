import { describe, expect, it } from '@jest/globals';
import { median, medianRatio } from './statistics.js';

describe('a median', () => {
  it('is the middle, or the mean of the middle two, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 2, 4, 1])).toBe(3);
  });
  it('does not sort what it was given', () => {
    const given = [3, 1, 2];
    median(given);
    expect(given).toEqual([3, 1, 2]);
  });
  it('of nothing there is none', () => expect(() => median([])).toThrow(RangeError));
});

describe('the ratio of two that were measured in turn', () => {
  it('is that of the rounds, not of the medians: a slow moment slowed both', () => {
    const [ours, theirs] = [[400, 40, 420], [100, 10, 200]];
    expect(medianRatio(ours, theirs)).toBe(4);
    expect(median(ours) / median(theirs)).toBe(4);
    expect(medianRatio([400, 40, 10], [100, 10, 100])).toBe(4);
    expect(median([400, 40, 10]) / median([100, 10, 100])).toBe(0.4);
  });
  it('needs a counterpart for every round', () => expect(() => medianRatio([1, 2], [1])).toThrow(RangeError));
});
