import { describe, expect, it } from '@jest/globals';
import { Flow } from './flow.js';

const after = (...took: readonly (readonly [entries: number, at: number])[]): boolean => {
  const flow = new Flow(200);
  for (const [entries, at] of took) flow.took(entries, at);
  return flow.isStrong;
};

describe('what flows through a projection', () => {
  it('is strong where much comes within a second, in one piece or in many', () => {
    expect(after([1, 5_000])).toBe(false);
    expect(after([199, 5_000])).toBe(false);
    expect(after([200, 5_000])).toBe(true);
    expect(after(...Array.from({ length: 100 }, (_, i) => [5, 5_000 + 5 * i] as const))).toBe(true);
  });

  it('is weak again some seconds later', () => {
    expect(after([1_000, 5_000], [1, 5_500])).toBe(true);
    expect(after([1_000, 5_000], [1, 8_000])).toBe(false);
  });
});
