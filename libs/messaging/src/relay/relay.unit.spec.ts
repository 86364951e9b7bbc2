import { describe, expect, it } from '@jest/globals';
import { InProcessTransport } from '../bus/in-process-transport.js';
import type { Delivery } from '../bus/transport.js';
import { MemoryStore } from '../test-support/memory-store.js';
import { InstantTimer, turns } from '../test-support/virtual-time.js';
import { MemoryRelayCheckpoints } from './entry-feed.js';
import { Relay, type RelayOptions } from './relay.js';

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
});
