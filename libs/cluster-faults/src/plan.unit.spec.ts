import { describe, expect, it } from '@jest/globals';
import { Seeded } from '@juanzong/testing/e2e';
import { planOf, roundsOf, shuffled } from './plan.js';

describe('how long and how often', () => {
  it('is every fault once with short outages, unless more is asked for', () => {
    expect(planOf({})).toMatchObject({ brief: false, rounds: 1, minutes: 0, outageMs: 10_000 });
    expect(planOf({ JUANZONG_FAULTS_BRIEF: '1' })).toMatchObject({ brief: true, rounds: 1 });
    expect(planOf({ JUANZONG_FAULTS_ROUNDS: '3' })).toMatchObject({ rounds: 3, outageMs: 60_000 });
    expect(planOf({ JUANZONG_FAULTS_MINUTES: '30', JUANZONG_FAULTS_OUTAGE: '5' })).toMatchObject({ rounds: 1, minutes: 30, outageMs: 5_000 });
    expect(() => planOf({ JUANZONG_FAULTS_ROUNDS: 'many' })).toThrow(/JUANZONG_FAULTS_ROUNDS.*many/);
  });

  it('is the same again with the same seed', () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const of = (seed: string): number[] => shuffled(items, new Seeded(seed));
    expect(of('a')).toEqual(of('a'));
    expect(of('a')).not.toEqual(of('b'));
    const rounds = roundsOf(items, { rounds: 3, random: new Seeded('a') });
    expect([rounds.length, rounds.slice(0, 20), new Set(rounds.slice(20, 40)).size]).toEqual([60, items, 20]);
  });
});
