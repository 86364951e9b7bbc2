import { describe, expect, it } from '@jest/globals';
import { ascending } from './ascending.js';

const keys = (...numbers: number[]): Buffer[] => numbers.map((number) => Buffer.of(number));

describe('reading a table in the order of its keys', () => {
  it('gives everything', () => {
    expect([...ascending(keys(1, 2, 9), (key) => key)]).toEqual(keys(1, 2, 9));
  });

  it.each([[1, 2, 2], [1, 3, 2]])('ends with an error where pages lead in a circle: %i, %i, %i', (...numbers) => {
    function* inCircles(): Generator<Buffer> {
      for (;;) yield* keys(...numbers);
    }
    expect(() => [...ascending(inCircles(), (key) => key)]).toThrow(/follows/);
  });
});
