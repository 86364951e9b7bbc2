import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Located, type Message, type Position, toMessage } from '../bus/message.js';
import type { DeliveryHandler, Transport } from '../bus/transport.js';
import { MemoryStore } from '../test-support/memory-store.js';
import { fixedClock, InstantTimer } from '../test-support/virtual-time.js';
import { ConsumerRunner } from './consumer-runner.js';
import { MemoryPositionStore } from './memory-position-store.js';

/** One partition, in the hand of the test; it always says that nothing is missing, whether true or not. */
class HandTransport implements Transport {
  readonly partitions = 1;
  #handler: DeliveryHandler | undefined;

  partitionOf = (): number => 0;
  epoch = (): Promise<string> => Promise.resolve('e');
  publish = (): Promise<void> => Promise.resolve();
  heartbeat = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();

  subscribe(_group: string, handler: DeliveryHandler): ReturnType<Transport['subscribe']> {
    this.#handler = handler;
    return Promise.resolve({ close: () => Promise.resolve() });
  }

  async hand(located: Located, position: Position = located.position): Promise<void> {
    const message = toMessage({ ...located, position }, 'e');
    await this.#handler?.({ kind: 'message', partition: 0, previous: -1n, message });
  }
}

describe('a lane', () => {
  let store: MemoryStore;
  let transport: HandTransport;
  let runner: ConsumerRunner;
  let got: number[];
  beforeEach(async () => {
    store = new MemoryStore();
    transport = new HandTransport();
    got = [];
    const options = { context: 'c', transport, reader: store, positions: new MemoryPositionStore(), clock: fixedClock, timer: new InstantTimer(), attempts: 2 };
    runner = new ConsumerRunner(options, async (message: Message) => void got.push(message.revision));
    await runner.start();
  });
  afterEach(() => runner.stop());

  it('fetches what is missing before a message, and goes on in order', async () => {
    const entries = [0, 1, 2, 3].map(() => store.append('case-a'));
    for (const at of [0, 3]) await transport.hand(entries[at] as Located);
    await runner.idle();
    expect(got).toEqual([0, 1, 2, 3]);
  });

  describe('whose handler needs something that is away', () => {
    const away = new Error('away');
    /** Fails as told, one call after the other, then works. */
    async function after(...failures: readonly Error[]): Promise<{ parked: number; attempts: number[] }> {
      const attempts: number[] = [];
      const options = { context: 'other', transport, reader: store, positions: new MemoryPositionStore(), clock: fixedClock, timer: new InstantTimer(), attempts: 2, isOutage: (error: unknown) => error === away };
      const patient = new ConsumerRunner(options, async (_message: Message, attempt: number) => {
        attempts.push(attempt);
        const failure = failures[attempts.length - 1];
        if (failure) throw failure;
        return Promise.resolve();
      });
      await patient.start();
      await transport.hand(store.append('case-a'));
      await patient.idle();
      const parked = patient.parked().length;
      await patient.stop();
      return { parked, attempts };
    }

    it('waits until it is back, however long that takes', async () => {
      expect(await after(...Array.from({ length: 20 }, () => away))).toEqual({ parked: 0, attempts: Array.from({ length: 21 }, () => 1) });
    });

    it('parks for failures of its own all the same', async () => {
      expect(await after(away, new Error('own'), away, new Error('own'))).toEqual({ parked: 1, attempts: [1, 1, 2, 2] });
    });
  });

  it('drops what it has worked on, wherever it comes from again', async () => {
    const entries = [0, 1].map(() => store.append('case-a'));
    for (const entry of entries) await transport.hand(entry);
    await runner.idle();
    for (const [i, entry] of entries.entries()) await transport.hand(entry, 100n + BigInt(i));
    await runner.idle();
    expect(got).toEqual([0, 1]);
  });

  it('does not park what was done before: what comes behind it is worked on, also after a restart', async () => {
    const positions = new MemoryPositionStore();
    const worked: string[] = [];
    let fails = false;
    const start = async (): Promise<ConsumerRunner> => {
      const options = { context: 'again', transport, reader: store, positions, clock: fixedClock, timer: new InstantTimer(), attempts: 2 };
      const again = new ConsumerRunner(options, (message: Message) => {
        if (fails) return Promise.reject(new Error('as told'));
        worked.push(`${message.stream}@${message.revision}`);
        return Promise.resolve();
      });
      await again.start();
      return again;
    };
    const first = await start();
    const entry = store.append('case-a');
    await transport.hand(entry);
    await first.idle();
    await first.stop();
    const second = await start();
    fails = true;
    // Known to nobody who has just begun, and at a place that nobody has seen.
    await transport.hand(entry, 100n);
    await second.idle();
    fails = false;
    expect([second.parked(), (await positions.load('again')).parked]).toEqual([[], []]);
    await transport.hand(store.append('case-a'), 101n);
    await second.idle();
    await second.stop();
    expect(worked).toEqual(['case-a@0', 'case-a@1']);
  });

  it('parks at the missing revision when the store has it neither, and fills it when it comes', async () => {
    const [first, second, third] = [0, 1, 2].map(() => store.append('case-a'));
    store.all.splice(1, 1);
    await transport.hand(first as Located);
    await transport.hand(third as Located);
    await runner.idle();
    expect(got).toEqual([0]);
    expect(runner.parked()).toMatchObject([{ revision: 1, reason: { name: 'GapNotFilled', message: expect.stringContaining('revision 1') } }]);
    store.all.splice(1, 0, second as Located);
    await runner.unpark('case-a');
    expect(got).toEqual([0, 1, 2]);
    expect(runner.parked()).toEqual([]);
  });
});
