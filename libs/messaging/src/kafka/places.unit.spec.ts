import { describe, expect, it } from '@jest/globals';
import { SampleWriter } from '../conformance/sample-messages.js';
import type { Delivery } from '../bus/transport.js';
import { PartitionPlace } from './partition-place.js';
import { SaidBefore } from './said-before.js';
import { slicesOf } from './slices.js';

const beat = (position: bigint, epoch = 'e'): Delivery => ({ kind: 'heartbeat', partition: 0, previous: -1n, epoch, position });

describe('what the relay said before', () => {
  it('names the message before, and drops what was published already', () => {
    const said = SaidBefore.nothing();
    const [a, b] = new SampleWriter('e').write('case-a', 'case-a');
    if (!a || !b) throw new Error('unreachable');
    expect([said.message(a, 0), said.message(b, 0), said.message(a, 0)]).toEqual([a.position - 1n, a.position, undefined]);
    expect(said.heartbeat(500n, 2)).toEqual([b.position, 500n]);
    expect(said.heartbeat(500n, 2)).toBeUndefined();
  });

  it('stays as it was until what is drafted has arrived', () => {
    const said = SaidBefore.nothing();
    const [a] = new SampleWriter('e').write('case-a');
    if (!a) throw new Error('unreachable');
    said.draft().message(a, 0);
    expect(said.message(a, 0)).toBe(a.position - 1n);
  });
});

describe('a partition of an assignment', () => {
  it('knows what it has, within an epoch', () => {
    const place = new PartitionPlace(0, 10n);
    expect([place.knows(beat(10n)), place.knows(beat(11n))]).toEqual([true, false]);
    place.took('0', beat(20n));
    expect([place.knows(beat(15n)), place.knows(beat(15n, 'another'))]).toEqual([true, false]);
  });

  it('names the last record that is settled, once, and none behind one that is not', () => {
    const place = new PartitionPlace(0, -1n);
    for (const [i, position] of [5n, 9n, 12n].entries()) place.took(String(i), beat(position));
    expect(place.settledUpTo(4n)).toBeUndefined();
    expect(place.settledUpTo(11n)).toEqual({ offset: 1n, position: 9n, epoch: 'e' });
    expect(place.settledUpTo(11n)).toBeUndefined();
    expect(place.settledUpTo(12n)?.offset).toBe(2n);
  });
});

describe('requests', () => {
  it('keep the order, and are bounded in bytes and in number', () => {
    const records = Array.from({ length: 3000 }, (_, i) => ({ partition: i, headers: {}, value: Buffer.alloc(i % 100 === 0 ? 300_000 : 10) }));
    const slices = slicesOf(records);
    expect(slices.flat()).toEqual(records);
    for (const slice of slices) {
      expect(slice.length).toBeLessThanOrEqual(1024);
      if (slice.length > 1) expect(slice.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(512 * 1024);
    }
    expect(slicesOf([{ partition: 0, headers: {}, value: Buffer.alloc(900_000) }])).toHaveLength(1);
  });
});
