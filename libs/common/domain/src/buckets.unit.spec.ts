import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allInBuckets, type Buckets, fromBuckets, withValue } from './buckets.js';

describe('a map in buckets', () => {
  it('has of every id the last value, whatever ids look like, and what it was before stays as it was', () => {
    const ids = fc.oneof(fc.uuid(), fc.string({ maxLength: 3 }).filter((id) => id !== '__proto__'));
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, fc.nat())), fc.tuple(ids, fc.nat()), (entries, [id, value]) => {
        const filled = entries.reduce<Buckets<number>>((buckets, [key, one]) => withValue(buckets, key, one), {});
        const expected = new Map(entries);
        expect([...expected.keys()].map((key) => fromBuckets(filled, key))).toEqual([...expected.values()]);
        expect(allInBuckets(filled).sort()).toEqual([...expected.values()].sort());
        expect(fromBuckets(withValue(filled, id, value), id)).toBe(value);
        expect(fromBuckets(filled, id)).toBe(expected.get(id));
      }),
    );
  });
});
