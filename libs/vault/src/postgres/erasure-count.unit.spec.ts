import { beforeEach, describe, expect, it } from '@jest/globals';
import { ERASURE_BOUND_MS, ErasureCount } from './erasure-count.js';

describe('the count of erasures', () => {
  let time: number;
  let forgotten: number;
  let count: ErasureCount;
  beforeEach(() => {
    [time, forgotten] = [10, 0];
    count = new ErasureCount(() => time, () => (forgotten += 1));
    count.accepts(3n, 10);
  });

  it('is trusted for less than the bound after the query was sent, not after it was answered', () => {
    time = 10 + ERASURE_BOUND_MS - 1;
    expect(count.fresh).toBe(true);
    time = 10 + ERASURE_BOUND_MS;
    expect(count.fresh).toBe(false);
    expect(count.accepts(3n, 400)).toBe(true);
    expect(count.fresh).toBe(true);
    time = 400 + ERASURE_BOUND_MS;
    expect(count.fresh).toBe(false);
  });

  it('is trusted no longer because of an answer that was overtaken', () => {
    count.accepts(3n, 500);
    count.accepts(3n, 20);
    time = 20 + ERASURE_BOUND_MS;
    expect(count.fresh).toBe(true);
  });

  it('that has grown makes forget what is at hand, and only then', () => {
    count.accepts(3n, 11);
    expect(forgotten).toBe(0);
    count.accepts(4n, 12);
    expect(forgotten).toBe(1);
  });

  it('told by a notification is asked for again before anything is trusted', () => {
    time = 20;
    count.told(4n);
    expect([forgotten, count.fresh]).toEqual([1, false]);
    count.told(4n);
    count.told(3n);
    expect(forgotten).toBe(1);
    expect(count.accepts(4n, 21)).toBe(true);
    expect(count.fresh).toBe(true);
  });

  it('refuses an answer from before what it knows, and believes a later one, whatever it says', () => {
    time = 20;
    count.told(5n);
    expect(count.accepts(4n, 19)).toBe(false);
    expect(count.accepts(4n, 20)).toBe(false);
    expect(forgotten).toBe(1);
    expect(count.accepts(4n, 21)).toBe(true);
    expect(forgotten).toBe(2);
  });
});
