import { describe, expect, it } from '@jest/globals';
import { InProcessTransport } from '../bus/in-process-transport.js';
import type { Delivery, Transport } from '../bus/transport.js';
import { MemoryStore } from '../test-support/memory-store.js';
import { InstantTimer, ManualTimer, turns } from '../test-support/virtual-time.js';
import { type EntryFeed, type FeedItem, MemoryRelayCheckpoints } from './entry-feed.js';
import { Relay, type RelayOptions } from './relay.js';
import { RelayFenced } from './relay-fenced.js';

const setUp = (change: Partial<RelayOptions> = {}, transport = new InProcessTransport({ partitions: 1 })) => {
  const store = new MemoryStore();
  const checkpoints = new MemoryRelayCheckpoints();
  const relay = new Relay({ feed: store, transport, checkpoints, timer: new InstantTimer(), ...change });
  return { store, transport, checkpoints, relay };
};

const listen = async (transport: InProcessTransport): Promise<Delivery[]> => {
  const got: Delivery[] = [];
  await transport.subscribe('listener', async (delivery) => void got.push(delivery), { from: -1n });
  return got;
};

/** A relay whose feed gives what it is told to, says that it has caught up, or breaks. */
const fed = (change: Partial<RelayOptions> = {}, transport = new InProcessTransport({ partitions: 1 })) => {
  const store = new MemoryStore();
  const steps: (readonly FeedItem[] | Error)[] = [];
  let wake = (): void => undefined;
  const feed: EntryFeed = {
    async *follow(_from, { signal }) {
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        const step = steps.shift();
        if (step instanceof Error) throw step;
        if (step) yield step;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
  const batches: number[] = [];
  const publish = transport.publish.bind(transport);
  transport.publish = (messages) => {
    batches.push(messages.length);
    return publish(messages);
  };
  const relay = new Relay({ feed, transport, checkpoints: new MemoryRelayCheckpoints(), timer: new InstantTimer(), readAhead: 8, ...change });
  const give = async (...more: (number | readonly FeedItem[] | Error)[]): Promise<void> => {
    steps.push(...more.flatMap((one) => (typeof one === 'number' ? Array.from({ length: one }, () => [store.append('case-a')]) : [one])));
    wake();
    await turns();
  };
  return { store, relay, batches, give };
};

describe('the relay', () => {
  it('publishes in the order of the store and sets its checkpoint', async () => {
    const { store, transport, checkpoints, relay } = setUp();
    const got = await listen(transport);
    store.append('case-a');
    await relay.start();
    store.append('case-b');
    store.append('case-a');
    await relay.idle(store.head);
    await turns();
    expect(got.flatMap((d) => (d.kind === 'message' ? [d.message.position] : []))).toEqual(store.all.map((located) => located.position));
    expect(await checkpoints.load()).toBe(store.head);
    await relay.stop();
  });

  it('passes on what nobody has read', async () => {
    const { store, transport, relay } = setUp();
    const unread: EntryFeed = {
      async *follow(from, options) {
        for await (const items of store.follow(from, options)) yield items.map((item) => {
          if (!('entry' in item) || 'json' in item) return item;
          const { data: _, ...entry } = item.entry;
          return { position: item.position, entry, json: Buffer.from(JSON.stringify(item.entry)) };
        });
      },
    };
    const [got, published] = [await listen(transport), new Array<object>()];
    const passing = new Relay({ feed: unread, transport, checkpoints: new MemoryRelayCheckpoints(), timer: new InstantTimer(), onPublished: (messages) => published.push(...messages) });
    store.append('case-a');
    store.append('case-b');
    await passing.start();
    await passing.idle(store.head);
    await turns();
    expect(got.flatMap((each) => (each.kind === 'message' ? [each.message.entry] : []))).toEqual(store.all.map(({ entry }) => entry));
    expect(published.map((message) => 'json' in message)).toEqual([true, true]);
    await Promise.all([passing.stop(), relay.stop()]);
  });

  it('says by a heartbeat that it came past what it does not publish', async () => {
    const { store, transport, relay } = setUp();
    const got = await listen(transport);
    await relay.start();
    store.append('case-a');
    store.append('position-intake');
    await relay.idle(store.head);
    await turns();
    expect(got.at(-1)).toMatchObject({ kind: 'heartbeat', position: store.head, previous: store.all[0]?.position });
    await relay.stop();
  });

  it('does not go past what the transport refuses, and publishes it again', async () => {
    class Refusing extends InProcessTransport {
      refusals = 3;
      override publish(...args: Parameters<InProcessTransport['publish']>): Promise<void> {
        return this.refusals-- > 0 ? Promise.reject(new Error('broker away')) : super.publish(...args);
      }
    }
    const failures: unknown[] = [];
    const transport = new Refusing({ partitions: 1 });
    const { store, relay, checkpoints } = setUp({ metrics: { failed: (_, error) => failures.push(error) } }, transport);
    const got = await listen(transport);
    for (let i = 0; i < 5; i += 1) store.append('case-a');
    await relay.start();
    expect(await checkpoints.load()).toBeUndefined();
    await relay.idle(store.head);
    await turns();
    expect(got.filter((d) => d.kind === 'message')).toHaveLength(5);
    expect(failures).toHaveLength(3);
    await relay.stop();
  });

  it('begins after its checkpoint, and tells a fresh topic what lies before', async () => {
    const { store, transport, relay } = setUp({ checkpoints: new MemoryRelayCheckpoints(9n) });
    const got = await listen(transport);
    for (let i = 0; i < 4; i += 1) store.append('case-a');
    await relay.start();
    await relay.idle(store.head);
    await turns();
    const messages = got.filter((d) => d.kind === 'message');
    expect(messages.map((d) => [d.previous, d.message.position])).toEqual([[9n, 14n], [14n, 19n]]);
    await relay.stop();
  });

  it('reads no further ahead than it may', async () => {
    const states: number[] = [];
    const { store, relay } = setUp({ readAhead: 4, metrics: { relay: ({ waiting }) => states.push(waiting) } });
    for (let i = 0; i < 50; i += 1) store.append('case-a');
    await relay.start();
    await relay.idle(store.head);
    expect(Math.max(...states)).toBeLessThanOrEqual(4);
    await relay.stop();
  });

  describe('where entries may gather', () => {
    /** Takes so many milliseconds for every publication. */
    class Slow extends InProcessTransport {
      constructor(public takesMs: number) {
        super({ partitions: 1 });
      }

      override async publish(...args: Parameters<InProcessTransport['publish']>): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve, this.takesMs));
        await super.publish(...args);
      }
    }

    it('waits after a publication, and publishes together what came meanwhile', async () => {
      const timer = new ManualTimer();
      const { store, relay, batches, give } = fed({ timer, gatherMs: 50 }, new Slow(5));
      await relay.start();
      await give([{ caughtUp: store.head }]);
      await give(1);
      while (timer.sleeping === 0) await turns();
      expect(batches).toEqual([1]);
      await give(1);
      await give(2);
      expect(batches).toEqual([1]);
      timer.wakeAll();
      await turns();
      expect(batches).toEqual([1, 3]);
      await relay.stop();
    });

    it('waits twice as long as the publication took, and no longer than it is told', async () => {
      const timer = new InstantTimer();
      const transport = new Slow(0);
      const { store, relay } = setUp({ timer, gatherMs: 50 }, transport);
      await relay.start();
      for (const takesMs of [10, 100]) {
        transport.takesMs = takesMs;
        timer.waits.length = 0;
        store.append('case-a');
        await relay.idle(store.head);
        await turns();
        expect(timer.waits).toHaveLength(1);
        expect(timer.waits[0]).toBeGreaterThanOrEqual(Math.min(2 * takesMs, 50) - 2);
        expect(timer.waits[0]).toBeLessThanOrEqual(50);
      }
      await relay.stop();
    });

    it('does not wait while it is behind', async () => {
      const timer = new ManualTimer();
      const { store, relay, batches, give } = fed({ timer, gatherMs: 50 }, new Slow(5));
      await relay.start();
      await give(16);
      while (batches.reduce((a, b) => a + b, 0) < 12) await turns();
      expect(timer.sleeping).toBe(0);
      await give(4 - (batches.reduce((a, b) => a + b, 0) % 4));
      while (relay.position < store.head) await turns();
      await turns();
      expect(timer.sleeping).toBe(0);
      await relay.stop();
    });
  });

  describe('while it is behind', () => {
    it('gathers half of what it may read ahead', async () => {
      const { relay, batches, give } = fed();
      await relay.start();
      await give(3);
      expect(batches).toEqual([]);
      await give(1);
      expect(batches).toEqual([4]);
      await relay.stop();
    });

    it('publishes what it has gathered as soon as it has caught up, and from then on whatever comes', async () => {
      const { store, relay, batches, give } = fed();
      await relay.start();
      await give(3);
      await give([{ caughtUp: store.head }]);
      expect(batches).toEqual([3]);
      await give(1);
      expect(batches).toEqual([3, 1]);
      await relay.stop();
    });

    it('publishes together what came together', async () => {
      const { store, relay, batches, give } = fed();
      await relay.start();
      await give([{ caughtUp: store.head }]);
      await give([store.append('case-a'), store.append('case-b'), store.append('case-a'), { caughtUp: store.head }]);
      expect([batches, relay.position]).toEqual([[3], store.head]);
      await relay.stop();
    });

    it('publishes what it has gathered although the feed breaks', async () => {
      const { relay, batches, give } = fed();
      await relay.start();
      await give(3);
      await give(new Error('the store went away'));
      expect(batches).toEqual([3]);
      await relay.stop();
    });
  });

  it('reads on while it publishes', async () => {
    const transport = new InProcessTransport({ partitions: 1 });
    let publishing = (): void => undefined;
    transport.publish = () => new Promise((resolve) => (publishing = resolve));
    const states: number[] = [];
    const { store, relay } = setUp({ readAhead: 4, metrics: { relay: ({ waiting }) => states.push(waiting) } }, transport);
    store.append('case-a');
    await relay.start();
    await turns();
    for (let i = 0; i < 9; i += 1) store.append('case-a');
    await turns();
    publishing();
    await turns();
    expect(states).toEqual([4]);
    const stopped = relay.stop();
    publishing();
    await stopped;
  });

  it('tells idle partitions its position from time to time', async () => {
    const { store, transport, relay } = setUp({ heartbeatEveryMs: 1000 });
    let beats = 0;
    const heartbeat = transport.heartbeat.bind(transport);
    transport.heartbeat = (position) => {
      beats += 1;
      return heartbeat(position);
    };
    store.append('case-a');
    await relay.start();
    await turns(20);
    expect(beats).toBeGreaterThan(3);
    await relay.stop();
  });

  it('that another one fenced stops by itself, says so once, and tries nothing again', async () => {
    class Fencing extends InProcessTransport {
      calls = 0;
      override publish(): Promise<void> {
        this.calls += 1;
        return Promise.reject(new RelayFenced('topic'));
      }
    }
    const transport = new Fencing({ partitions: 1 });
    const told: RelayFenced[] = [];
    const { store, relay, checkpoints } = setUp({ onFenced: (fenced) => told.push(fenced) }, transport);
    await relay.start();
    store.append('case-a');
    await relay.idle(store.head);
    await turns(20);
    expect([told.length, transport.calls, await checkpoints.load()]).toEqual([1, 1, undefined]);
    await relay.stop();
  });

  it('publishes in the new epoch of a topic that was made anew, and says first what lies before', async () => {
    const old = new InProcessTransport({ partitions: 1, epoch: 'old' });
    const fresh = new InProcessTransport({ partitions: 1, epoch: 'new' });
    let current = old;
    const changing: Transport = {
      partitions: 1, partitionOf: (stream) => current.partitionOf(stream), epoch: () => current.epoch(), publish: (messages) => current.publish(messages),
      heartbeat: (position) => current.heartbeat(position), subscribe: (...how) => current.subscribe(...how), close: () => current.close(),
    };
    const store = new MemoryStore();
    const relay = new Relay({ feed: store, transport: changing, checkpoints: new MemoryRelayCheckpoints(), timer: new InstantTimer() });
    const got = await listen(fresh);
    await relay.start();
    store.append('case-a');
    await relay.idle(store.head);
    current = fresh;
    store.append('case-a');
    await relay.idle(store.head);
    await turns();
    expect(got.filter((d) => d.kind === 'message').map((d) => [d.previous, d.message.position, d.message.epoch])).toEqual([[4n, 9n, 'new']]);
    await relay.stop();
  });
});
