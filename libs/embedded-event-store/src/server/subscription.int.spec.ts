import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AllStreamSubscription, END, eventTypeFilter, jsonEvent, type Position, START, streamNameFilter, type StreamSubscription } from '@eventstore/db-client';
import { numbered, type OpenStore, openStore, until } from '../spec/open-store.js';

let open: OpenStore;
beforeAll(async () => { open = await openStore(); });
afterAll(async () => { await open.close(); });

/** What a subscription said, in order: revisions as numbers, everything else by name. */
function listen(subscription: StreamSubscription | AllStreamSubscription): (string | number)[] {
  const heard: (string | number)[] = [];
  const hear = (what: string | number): void => { heard.push(what); };
  const events = subscription as StreamSubscription;
  events.on('confirmation', () => { hear('confirmed'); });
  events.on('caughtUp', () => { hear('caught up'); });
  events.on('data', ({ event }) => { hear(Number(event?.revision)); });
  return heard;
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const fill = (stream: string, count: number): Promise<unknown> =>
  open.client.appendToStream(stream, Array.from({ length: count }, (_, n) => numbered(n)));

describe('subscription to a stream', () => {
  it('21: confirms, catches up, says so once, and goes on live', async () => {
    await fill('caught', 600);
    const subscription = open.client.subscribeToStream('caught', { fromRevision: START });
    const heard = listen(subscription);
    await until(() => heard.includes('caught up'));
    await open.client.appendToStream('caught', [numbered(600), numbered(601)]);
    await until(() => heard.includes(601));
    expect(heard.filter((what) => typeof what === 'number')).toEqual(upTo(602));
    expect(heard[0]).toBe('confirmed');
    expect(heard.filter((what) => what === 'caught up')).toHaveLength(1);
    await subscription.unsubscribe();
  });

  it('19: begins after the revision it names; end is only what is new', async () => {
    await fill('after', 5);
    const second = open.client.subscribeToStream('after', { fromRevision: 2n });
    const fresh = open.client.subscribeToStream('after', { fromRevision: END });
    const heard = [listen(second), listen(fresh)];
    await until(() => heard.every((list) => list.includes('caught up')));
    await open.client.appendToStream('after', numbered(5));
    await until(() => heard.every((list) => list.includes(5)));
    expect(heard.map((list) => list.filter((what) => typeof what === 'number'))).toEqual([[3, 4, 5], [5]]);
    await Promise.all([second.unsubscribe(), fresh.unsubscribe()]);
  });

  it('9: waits for a stream that does not exist yet', async () => {
    const subscription = open.client.subscribeToStream('later');
    const heard = listen(subscription);
    await until(() => heard.includes('caught up'));
    await fill('later', 2);
    await until(() => heard.includes(1));
    expect(heard).toEqual(['confirmed', 'caught up', 0, 1]);
    await subscription.unsubscribe();
  });

  it('21, 24: a slow reader misses nothing, however much is written meanwhile', async () => {
    await fill('slow', 1);
    const subscription = open.client.subscribeToStream('slow', {}, { highWaterMark: 1 });
    const seen: number[] = [];
    const text = 'x'.repeat(2_000);
    const writing = (async () => {
      for (let batch = 0; batch < 30; batch += 1) {
        await open.client.appendToStream('slow', Array.from({ length: 100 }, (_, n) => jsonEvent({ type: 't', data: { n, text } })));
      }
    })();
    for await (const { event } of subscription) {
      seen.push(Number(event?.revision));
      if (seen.length === 10) await writing;
      if (seen.length === 3_001) break;
    }
    expect(seen).toEqual(upTo(3_001));
  });
});

describe('subscription to $all', () => {
  it('19, 22: gives what the filter lets through, and goes on live', async () => {
    const byName = open.client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['cat-', 'dog-'] }) });
    const byType = open.client.subscribeToAll({ filter: eventTypeFilter({ regex: '^Bark' }), fromPosition: START });
    const heard: string[][] = [[], []];
    byName.on('data', ({ event }) => { heard[0]?.push(event?.streamId ?? ''); });
    byType.on('data', ({ event }) => { heard[1]?.push(event?.type ?? ''); });
    await open.client.appendToStream('cat-1', numbered(1));
    await open.client.appendToStream('cow-1', jsonEvent({ type: 'Barked', data: {} }));
    await open.client.appendToStream('dog-1', jsonEvent({ type: 'Barking', data: {} }));
    await until(() => heard[0]?.length === 2 && heard[1]?.length === 2);
    expect(heard).toEqual([['cat-1', 'dog-1'], ['Barked', 'Barking']]);
    await Promise.all([byName.unsubscribe(), byType.unsubscribe()]);
  });

  it('22: checkpoints come after each interval of considered events, never repeat and never go back', async () => {
    await fill('considered', 400);
    const checkpoints: bigint[] = [];
    const filter = eventTypeFilter({
      prefixes: ['Rare'], maxSearchWindow: 10, checkpointInterval: 5,
      checkpointReached: async (_subscription: unknown, position: Position) => { checkpoints.push(position.commit); },
    });
    const start = (await open.client.appendToStream('mark', numbered(0))).position;
    const subscription = open.client.subscribeToAll({ filter, ...(start === undefined ? {} : { fromPosition: start }) });
    const heard = listen(subscription);
    await until(() => heard.includes('caught up'));
    await fill('considered-2', 120);
    await open.client.appendToStream('rare', jsonEvent({ type: 'RareOne', data: {} }));
    await until(() => heard.includes(0));
    const from = start?.commit ?? 0n;
    expect(checkpoints.map((position) => position - from)).toEqual([50n, 100n]);
    await subscription.unsubscribe();
  });

  it('22: an expression that .NET reads differently is refused', async () => {
    const subscription = open.client.subscribeToAll({ filter: eventTypeFilter({ regex: '(?i)bark' }) });
    const failure = await new Promise((resolve) => { subscription.on('error', resolve); });
    expect(String(failure)).toMatch(/common to .NET and JavaScript/);
  });
});
