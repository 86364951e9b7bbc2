import { describe, expect, it } from '@jest/globals';
import { instant } from '@juanzong/kernel';
import { parkedStream } from '../consumer/parked-stream.js';
import type { PositionStore } from '../consumer/position-store.js';
import { SampleWriter } from './sample-messages.js';

/** Declares the promises of a `PositionStore` in a jest spec; `makeStore` gives an empty one. */
export function positionStoreConformance(name: string, makeStore: () => Promise<PositionStore>): void {
  describe(`${name} keeps the promises of a position store`, () => {
    const change = (epoch: string, partitions: [number, bigint][], revisions: [string, number][] = []) => ({ epoch, partitions: new Map(partitions), revisions: new Map(revisions) });

    it('knows nothing at first', async () => {
      const store = await makeStore();
      expect(await store.load('c')).toEqual({ partitions: new Map(), parked: [] });
      expect(await store.lastRevision('c', 'case-a')).toBeUndefined();
    });

    it('gives back what was saved last, partition by partition and stream by stream', async () => {
      const store = await makeStore();
      await store.save('c', change('e1', [[0, -1n], [1, 5n]], [['case-a', 0], ['case-b', 7]]));
      await store.save('c', change('e2', [[0, 2n ** 63n + 1n]], [['case-a', 1]]));
      const saved = await store.load('c');
      expect(saved.partitions).toEqual(new Map([[0, { epoch: 'e2', position: 2n ** 63n + 1n }], [1, { epoch: 'e1', position: 5n }]]));
      expect([await store.lastRevision('c', 'case-a'), await store.lastRevision('c', 'case-b')]).toEqual([1, 7]);
    });

    it('never goes back within an epoch, whoever says so late', async () => {
      const store = await makeStore();
      await store.save('c', change('e1', [[0, 50n], [1, 7n]], [['case-a', 4]]));
      await store.save('c', change('e1', [[0, 20n], [1, 9n]], [['case-a', 2], ['case-b', 0]]));
      expect((await store.load('c')).partitions).toEqual(new Map([[0, { epoch: 'e1', position: 50n }], [1, { epoch: 'e1', position: 9n }]]));
      expect([await store.lastRevision('c', 'case-a'), await store.lastRevision('c', 'case-b')]).toEqual([4, 0]);
      await store.save('c', change('e2', [[0, 20n]]));
      expect((await store.load('c')).partitions.get(0)).toEqual({ epoch: 'e2', position: 20n });
    });

    it('parks nothing at a revision that was worked on meanwhile', async () => {
      const store = await makeStore();
      const [first, second] = new SampleWriter('e').write('case-a', 'case-a').map((message) => parkedStream(message, message.revision, new Error('no'), 3, instant(0)));
      if (!first || !second) throw new Error('unreachable');
      await store.save('c', change('e', [], [['case-a', 0]]));
      await store.park('c', first);
      expect((await store.load('c')).parked).toEqual([]);
      await store.park('c', second);
      expect((await store.load('c')).parked).toEqual([second]);
    });

    it('keeps contexts apart', async () => {
      const store = await makeStore();
      await store.save('c', change('e', [[0, 5n]], [['case-a', 3]]));
      expect((await store.load('d')).partitions.size).toBe(0);
      expect(await store.lastRevision('d', 'case-a')).toBeUndefined();
    });

    it('keeps parked streams with reason and bytes until they are unparked', async () => {
      const store = await makeStore();
      const [a, b] = new SampleWriter('e').write('case-a', 'case-b').map((message) => parkedStream(message, message.revision, new TypeError('no'), 3, instant(0)));
      if (!a || !b) throw new Error('unreachable');
      await store.park('c', a);
      await store.park('c', b);
      await store.park('c', { ...a, attempts: 9 });
      const { parked } = await store.load('c');
      expect([...parked].sort((x, y) => (x.position < y.position ? -1 : 1))).toEqual([{ ...a, attempts: 9 }, b]);
      await store.unpark('c', 'case-a');
      await store.unpark('c', 'case-never-parked');
      expect((await store.load('c')).parked).toEqual([b]);
    });
  });
}
