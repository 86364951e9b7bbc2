import { describe, expect, it } from '@jest/globals';
import { matchOf, plan, withoutCost } from './layers.mjs';

describe('what npm test runs', () => {
  it('runs everything without a word: the cheap ones, then the whole platforms, two at a time', () => {
    expect(plan([], 8)).toEqual({ runs: [{ costs: ['unit', 'int'], workers: 2 }, { costs: ['e2e'], workers: 2 }], rest: [] });
  });
  it('runs one layer by name and hands the rest to jest', () => {
    expect(plan(['int', 'libs/vault', '-t', 'erase'], 2)).toEqual({ runs: [{ costs: ['int'], workers: 2 }], rest: ['libs/vault', '-t', 'erase'] });
  });
  it('breaks clusters only when told to', () => {
    expect(plan(['fault'], 2)).toEqual({ runs: [{ costs: ['fault'], workers: 1 }], rest: [] });
    expect(plan([], 2).runs.flatMap(({ costs }) => costs)).not.toContain('fault');
  });
  it('hands everything to jest if no layer is named', () => {
    expect(plan(['libs/vault'], 1)).toEqual({ runs: [{ costs: ['unit', 'int'], workers: 1 }, { costs: ['e2e'], workers: 1 }], rest: ['libs/vault'] });
  });
  it('matches by file name', () => {
    expect(matchOf(['unit', 'int'])).toEqual(['**/*.unit.spec.{ts,mjs}', '**/*.int.spec.{ts,mjs}']);
  });
  it('finds test files that say no cost', () => {
    expect(withoutCost(['a.unit.spec.ts', 'b.spec.ts', 'c.e2e.spec.mjs', 'f.fault.spec.ts', 'd.slow.spec.mjs', 'e.ts'])).toEqual(['b.spec.ts', 'd.slow.spec.mjs']);
  });
});
