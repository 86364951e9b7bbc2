import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Message, toMessage } from '../bus/message.js';
import { ChaosTransport, type Mishap } from '../test-support/chaos-transport.js';
import { MemoryStore } from '../test-support/memory-store.js';
import { fixedClock, InstantTimer } from '../test-support/virtual-time.js';
import { ConsumerRunner } from './consumer-runner.js';
import { MemoryPositionStore } from './memory-position-store.js';

const mishap = fc.constantFrom<Mishap>('none', 'none', 'none', 'lose', 'double', 'later', 'epoch');

/** What a handler did, in order, and what it did for the first time. */
class Witness {
  readonly effects = new Map<string, number[]>();
  calls = 0;

  constructor(private readonly failing: readonly boolean[]) {}

  readonly handle = async (message: Message): Promise<void> => {
    const failed = this.failing[this.calls % Math.max(1, this.failing.length)] ?? false;
    this.calls += 1;
    if (this.calls % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    const done = this.effects.get(message.stream) ?? [];
    if (message.revision > done.length) throw new Error(`out of order: ${message.stream}@${message.revision} after ${done.length - 1}`);
    if (failed) throw new Error('failed, as told');
    if (message.revision === done.length) this.effects.set(message.stream, [...done, message.revision]);
  };
}

describe('whatever the bus does', () => {
  it('every revision of every stream is worked on in order, and an idempotent effect happens once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          streams: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 }),
          mishaps: fc.array(mishap, { minLength: 1, maxLength: 15 }),
          failing: fc.array(fc.boolean(), { maxLength: 7 }).map((all) => [...all, false]),
          restartsAt: fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 3 }),
          attempts: fc.integer({ min: 1, max: 4 }),
          maxQueued: fc.integer({ min: 1, max: 5 }),
        }),
        async ({ streams, mishaps, failing, restartsAt, attempts, maxQueued }) => {
          const store = new MemoryStore();
          const transport = new ChaosTransport(mishaps);
          const positions = new MemoryPositionStore();
          const witness = new Witness(failing);
          const start = async (): Promise<ConsumerRunner> => {
            const options = { context: 'c', transport, reader: store, positions, clock: fixedClock, timer: new InstantTimer(), attempts, maxQueued, concurrency: 2 };
            const runner = new ConsumerRunner(options, witness.handle);
            await runner.start();
            return runner;
          };
          let runner = await start();
          for (const [i, stream] of streams.entries()) {
            if (restartsAt.includes(i)) {
              await runner.stop();
              runner = await start();
            }
            const located = store.append(`case-${stream}`);
            await transport.publish([toMessage(located, await transport.epoch())]);
          }
          await transport.heartbeat(store.head + 1n);
          await runner.idle(store.head + 1n);
          for (let round = 0; round < 500 && runner.parked().length > 0; round += 1) {
            for (const { stream } of runner.parked()) await runner.unpark(stream);
          }
          await runner.idle();
          expect(runner.position).toBe(store.head + 1n);
          await runner.stop();
          const expected = new Map<string, number[]>();
          for (const { entry } of store.all) expected.set(entry.stream, [...(expected.get(entry.stream) ?? []), entry.revision]);
          const sorted = (effects: ReadonlyMap<string, number[]>): unknown => [...effects].sort();
          expect(sorted(witness.effects)).toEqual(sorted(expected));
        },
      ),
      {
        numRuns: 300,
        examples: [
          // Found by this test: a loss that another epoch moves to another partition, and two that a restart forgot.
          [{ streams: [1, 0, 2, 0, 0], mishaps: ['lose', 'epoch', 'none'], failing: [false], restartsAt: [], attempts: 1, maxQueued: 1 }],
          [{ streams: [0, 1, 0], mishaps: ['lose', 'none'], failing: [false], restartsAt: [2], attempts: 1, maxQueued: 1 }],
          [{ streams: [0, 1, 0], mishaps: ['none'], failing: [true, false], restartsAt: [2, 1], attempts: 1, maxQueued: 1 }],
          // A first entry that was done, came again, failed, and was parked in memory alone: what came behind it was lost at the next restart.
          [{ streams: [2, 0, 1, 0, 0, 0, 1], mishaps: ['none', 'epoch'], failing: [true, false, false], restartsAt: [6, 2], attempts: 1, maxQueued: 1 }],
        ],
      },
    );
  }, 60_000);
});
