import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Message, toMessage } from '../bus/message.js';
import { MemoryStore } from '../test-support/memory-store.js';
import { SharedGroup } from '../test-support/shared-group.js';
import { fixedClock, InstantTimer, turns } from '../test-support/virtual-time.js';
import { ConsumerRunner } from './consumer-runner.js';
import { MemoryPositionStore } from './memory-position-store.js';
import type { PositionChange } from './position-store.js';

const INSTANCES = 3;

/** Watches that nothing saved ever goes back. */
class Watched extends MemoryPositionStore {
  readonly faults: string[] = [];

  override async save(context: string, change: PositionChange): Promise<void> {
    const before = (await this.load(context)).partitions;
    await super.save(context, change);
    for (const [p, { position }] of (await this.load(context)).partitions) {
      if (position < (before.get(p)?.position ?? position)) this.faults.push(`partition ${p} went back to ${position}`);
    }
  }
}

const rebalance = fc.record({
  names: fc.uniqueArray(fc.integer({ min: 0, max: INSTANCES - 1 }), { minLength: 1, maxLength: INSTANCES }),
  deaf: fc.uniqueArray(fc.integer({ min: 0, max: INSTANCES - 1 }), { maxLength: 1 }),
  turns: fc.integer({ min: 0, max: 12 }),
});

interface Run {
  readonly streams: readonly number[];
  readonly rebalances: readonly { readonly names: readonly number[]; readonly deaf: readonly number[]; readonly turns: number }[];
}

async function play({ streams, rebalances }: Run): Promise<{ seen: Map<string, number[]>; overlaps: string[]; store: MemoryStore; positions: Watched }> {
  const store = new MemoryStore();
  const group = new SharedGroup();
  const positions = new Watched();
  const seen = new Map<string, number[]>();
  const busy = new Set<string>();
  const overlaps: string[] = [];
  const handle = async ({ stream, revision }: Message): Promise<void> => {
    if (busy.has(stream)) overlaps.push(stream);
    busy.add(stream);
    await turns(1 + (revision % 3));
    seen.set(stream, [...(seen.get(stream) ?? []), revision]);
    busy.delete(stream);
  };
  const runners = Array.from({ length: INSTANCES }, (_, name) =>
    new ConsumerRunner({ context: 'c', transport: group.instance(name), reader: store, positions, clock: fixedClock, timer: new InstantTimer(), saveEvery: 1, concurrency: 3 }, handle));
  for (const runner of runners) await runner.start();
  for (const stream of streams) group.publish(toMessage(store.append(`case-${stream}`), 'e'));
  for (const { names, deaf, turns: wait } of rebalances) {
    await group.rebalance(names, new Set(deaf));
    await turns(wait);
  }
  await group.rebalance([0, 1, 2], new Set());
  await group.settled();
  for (const runner of runners) await runner.idle();
  for (const runner of runners) await runner.stop();
  return { seen, overlaps, store, positions };
}

const expected = (store: MemoryStore): [string, number[]][] => {
  const all = new Map<string, number[]>();
  for (const { entry } of store.all) all.set(entry.stream, [...(all.get(entry.stream) ?? []), entry.revision]);
  return [...all].sort();
};

const firsts = (seen: ReadonlyMap<string, readonly number[]>): [string, number[]][] => [...seen].map(([stream, revisions]): [string, number[]] => [stream, [...new Set(revisions)]]).sort();

const streams = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });

describe('several instances of a context', () => {
  it('work on every revision in order, and never two at once on a stream, whenever partitions change hands', async () => {
    await fc.assert(
      fc.asyncProperty(streams, fc.array(rebalance, { maxLength: 5 }), async (all, rebalances) => {
        const { seen, overlaps, store, positions } = await play({ streams: all, rebalances: rebalances.map((each) => ({ ...each, deaf: [] })) });
        expect(firsts(seen)).toEqual(expected(store));
        expect([overlaps, positions.faults]).toEqual([[], []]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('skip nothing and take nothing back, even where one did not hear that its partitions are gone', async () => {
    await fc.assert(
      fc.asyncProperty(streams, fc.array(rebalance, { maxLength: 5 }), async (all, rebalances) => {
        const { seen, store, positions } = await play({ streams: all, rebalances });
        expect(firsts(seen)).toEqual(expected(store));
        expect(positions.faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
