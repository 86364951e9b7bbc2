import { describe, expect, it } from '@jest/globals';
import { instant } from '@juanzong/kernel';
import { MemoryPositionStore, type ParkedStream, type PositionChange } from '@juanzong/messaging';
import { PositionsInStep } from './positions-in-step.js';

const CONTEXTS = ['intake', 'eligibility'];

class JointMemory extends MemoryPositionStore {
  async saveAll(changes: ReadonlyMap<string, PositionChange>): Promise<void> {
    for (const [context, change] of changes) await this.save(context, change);
  }
}

const open = (store: JointMemory, most = 2) => PositionsInStep.open(store, CONTEXTS, most);
const change = (partition: number, position: bigint, ...revisions: [string, number][]): PositionChange => ({ epoch: 'e', partitions: new Map([[partition, position]]), revisions: new Map(revisions) });
const parked: ParkedStream = {
  stream: 'case-b', revision: 1, position: 4n, eventId: 'x', type: 'intake.ApplicationReceived', bytes: new Uint8Array(), attempts: 1, parkedAt: instant(0), reason: { name: 'Error', message: 'no', causes: [] },
};

describe('positions in step', () => {
  it('are not kept before they are due at rest: after a kill every context begins at the same place', async () => {
    const store = new JointMemory();
    const positions = await open(store);
    await positions.save('intake', change(0, 5n, ['case-a', 2]));
    expect([positions.due, await positions.lastRevision('intake', 'case-a'), (await open(store)).place]).toEqual([false, 2, -1n]);
    await positions.save('eligibility', change(1, 3n, ['case-a', 2], ['case-b', 0], ['case-c', 0]));
    expect(positions.due).toBe(true);
    await positions.keep(7n);
    const again = await open(store);
    const [one, other] = [await again.load('intake'), await again.load('eligibility')];
    expect([again.place, one.partitions, other.partitions]).toEqual([7n, new Map([[0, { epoch: 'e', position: 7n }], [1, { epoch: 'e', position: 7n }]]), one.partitions]);
    expect([await again.lastRevision('intake', 'case-a'), positions.due]).toEqual([2, false]);
  });

  it('that do not stand together are not believed, parked streams are', async () => {
    const store = new JointMemory();
    await store.save('intake', change(0, 5n, ['case-a', 2]));
    await store.save('eligibility', change(0, 4n, ['case-a', 1]));
    await store.park('eligibility', parked);
    const positions = await open(store);
    expect([positions.place, (await positions.load('intake')).partitions.size, await positions.lastRevision('intake', 'case-a')]).toEqual([-1n, 0, undefined]);
    expect([positions.parkedAtStart('eligibility'), (await positions.load('eligibility')).parked]).toEqual([['case-b'], [parked]]);
  });
});
