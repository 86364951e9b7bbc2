import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SampleWriter } from '../conformance/sample-messages.js';
import { backOffMs, DEFAULT_BACK_OFF } from './back-off.js';
import { messageBytes, messageFromBytes, toCloudEvent } from './cloud-event.js';
import { isPublished } from './message.js';
import { partitionOf } from './partition-of.js';
import { systemTimer } from './timer.js';

describe('a message on the wire', () => {
  it('is a CloudEvent, and comes back as it was', () => {
    const [message] = new SampleWriter('e').write('case-a');
    if (!message) throw new Error('unreachable');
    expect(messageFromBytes(messageBytes(message))).toEqual(message);
    expect(toCloudEvent(message)).toMatchObject({ specversion: '1.0', id: 'case-a@0', subject: 'case-a', position: '107', epoch: 'e' });
  });
});

describe('what is published', () => {
  it.each([['case-1', true], ['seal-340202', true], ['position-intake', false], ['store-0', false], ['$settings', false]])('%s: %s', (stream, published) => {
    expect(isPublished(stream)).toBe(published);
  });
});

describe('back-off', () => {
  it('doubles up to its bound and stays between half and whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const whole = Math.min(30_000, 100 * 2 ** (attempt - 1));
        const wait = backOffMs(DEFAULT_BACK_OFF, attempt, () => random);
        expect(wait).toBeGreaterThanOrEqual(whole / 2);
        expect(wait).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('ends at once when it is called off', async () => {
    const stop = new AbortController();
    const sleeping = systemTimer.sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    await systemTimer.sleep(60_000, stop.signal);
  });
});

describe('partitions', () => {
  it('are used evenly, and the same for the same stream', () => {
    const all = Array.from({ length: 4000 }, (_, i) => partitionOf(`case-${i}`, 4));
    for (const partition of [0, 1, 2, 3]) expect(all.filter((p) => p === partition).length).toBeGreaterThan(800);
    expect(partitionOf('case-a', 4)).toBe(partitionOf('case-a', 4));
  });
});
