import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Instances } from './instances.js';

let nowMs = 0;
const three = (leaveOutMs = 1000) => new Instances(['a', 'b', 'c'], leaveOutMs, () => nowMs);

describe('the instances of a service', () => {
  it('are asked in turn', () => {
    const instances = three();
    expect(Array.from({ length: 7 }, () => instances.first())).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
  });

  it('are not asked while they are left out, and again afterwards or once they answered', () => {
    const instances = three();
    instances.leaveOut('b');
    expect(Array.from({ length: 6 }, () => instances.first())).not.toContain('b');
    nowMs += 1000;
    expect(Array.from({ length: 3 }, () => instances.first())).toContain('b');
    instances.leaveOut('a');
    instances.answered('a');
    expect(Array.from({ length: 3 }, () => instances.first())).toContain('a');
  });

  it('of which each is tried once at the most: those that are left out at the end, because they may be back', () => {
    fc.assert(fc.property(fc.subarray(['a', 'b', 'c']), fc.nat(5), (leftOut, turns) => {
      const instances = three();
      for (let i = 0; i < turns; i += 1) instances.first();
      for (const url of leftOut) instances.leaveOut(url);
      const tried = [instances.first()];
      for (let next = instances.after(new Set(tried)); next !== undefined; next = instances.after(new Set(tried))) tried.push(next);
      expect([...tried].sort()).toEqual(['a', 'b', 'c']);
      expect(new Set(tried.slice(3 - leftOut.length))).toEqual(new Set(leftOut));
    }));
  });
});
