import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ClientReadableStream } from '@grpc/grpc-js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { binaryEvent, eventTypeFilter, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { credentialsOf } from '../spec/credentials-of.js';
import { inClientProcess } from '../spec/client-process.js';
import { rawStreams } from '../spec/raw-streams.js';
import { collect, numbered, type OpenStore, openStore, until } from '../spec/open-store.js';
import { shared, streams } from './protocol.js';

let open: OpenStore;
beforeAll(async () => { open = await openStore(); });
afterAll(async () => { await open.close(); });

const link = (target: string): ReturnType<typeof binaryEvent> => binaryEvent({ type: '$>', data: Buffer.from(target) });

describe('connection', () => {
  it('4: one event of 6 MiB is refused by itself, and not with the batch stream that it shares', async () => {
    const results = await Promise.allSettled([
      open.client.appendToStream('before', numbered(1)),
      open.client.appendToStream('huge', binaryEvent({ type: 't', data: Buffer.alloc(6 * 1024 * 1024) })),
      open.client.appendToStream('behind', numbered(1)),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? 'stored' : (result.reason as { type?: string }).type))).toEqual(['stored', 'maximum-append-size-exceeded', 'stored']);
  });

  it('4, 11: eight appends of 900 kB at once, each within its limit, are all stored and answered', async () => {
    const events = Array.from({ length: 8 }, (_, n) => binaryEvent({ type: 't', data: Buffer.alloc(900_000, n) }));
    const results = await Promise.all(events.map((event, n) => open.client.appendToStream(`wide-${n}`, event)));
    expect(results.every(({ success }) => success)).toBe(true);
    for (const [n, event] of events.entries()) {
      const [read] = await collect(open.client.readStream(`wide-${n}`));
      expect(Buffer.compare(read?.event?.data as Uint8Array, event.data)).toBe(0);
    }
  });
});

describe('answers', () => {
  it('11: a flood of appends is answered call by call, none lost, none twice', async () => {
    const calls = Array.from({ length: 1_500 }, (_, n) => open.client.appendToStream(`flood-${n % 7}`, numbered(n)));
    const positions = (await Promise.all(calls)).map(({ position }) => position?.commit ?? 0n);
    expect(new Set(positions).size).toBe(1_500);
  });

  it('12: within one stream answers follow arrival', async () => {
    const order: number[] = [];
    await Promise.all(Array.from({ length: 200 }, async (_, n) => {
      const { nextExpectedRevision } = await open.client.appendToStream('in-order', numbered(n));
      expect(nextExpectedRevision).toBe(BigInt(n));
      order.push(n);
    }));
    expect(order).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('10, 12: what came too late is told as such, even when it is also too large', async () => {
    await expect(open.client.appendToStream('late', binaryEvent({ type: 't', data: Buffer.alloc(2_000_000) }), { deadline: -1_000 })).rejects.toMatchObject({ type: 'deadline-exceeded' });
  });

  it('16: an append of no events succeeds on a missing stream and leaves it missing', async () => {
    expect(await open.client.appendToStream('nothing', [], { expectedRevision: 'no_stream' })).toMatchObject({ success: true });
    await expect(collect(open.client.readStream('nothing'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('17: ids come in either form, and are told in the form that is asked for', async () => {
    const id = randomUUID();
    await open.client.appendToStream('forms', numbered(1, id.toUpperCase()));
    expect((await collect(open.client.readStream('forms')))[0]?.event?.id).toBe(id);
    const options = new streams.ReadReq.Options().setReadDirection(0).setCount('1').setNoFilter(new shared.Empty())
      .setStream(new streams.ReadReq.Options.StreamOptions().setStart(new shared.Empty()).setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('forms'))))
      .setUuidOption(new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty()));
    const raw = rawStreams(open);
    const reading = raw.client.read(new streams.ReadReq().setOptions(options), raw.metadata) as ClientReadableStream<ReadResp>;
    const [answer] = await collect(reading as AsyncIterable<ReadResp>);
    raw.client.close();
    const structured = answer?.getEvent()?.getEvent()?.getId()?.getStructured();
    const hex = (text = '0'): string => BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');
    expect(hex(structured?.getMostSignificantBits()) + hex(structured?.getLeastSignificantBits())).toBe(id.replaceAll('-', ''));
  });

  it('29: the error tells the actual version; of a batch it has no gRPC code, of a single append neither', async () => {
    await open.client.appendToStream('versions', [numbered(0), numbered(1), numbered(2)]);
    const attempt = (credentials?: { username: string; password: string }): Promise<unknown> =>
      open.client.appendToStream('versions', numbered(3), { expectedRevision: 0n, ...(credentials && { credentials }) }).catch((error: unknown) => error);
    expect(await attempt()).toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n, expectedVersion: 0n, code: undefined });
    expect(await attempt(credentialsOf(open.store.connectionString))).toMatchObject({ actualVersion: 2n, expectedVersion: 0n });
  });

  it('28: a process that lost its connection tries again with the same ids, and each event is there once', async () => {
    const told = await inClientProcess(open.store.connectionString, `
      const events = Array.from({ length: 40 }, (_, n) => jsonEvent({ type: 't', data: { n } }));
      const send = () => Promise.allSettled(events.map((event) => connection.appendToStream('retried', event)));
      const first = send();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await connection.dispose();
      await first;
      await send();
      const ids = (await collect(connection.readStream('retried'))).map(({ event }) => event.id);
      return [ids.length, events.every(({ id }) => ids.includes(id))];
    `);
    expect(told).toEqual([40, true]);
  });
});

describe('deletion', () => {
  it('14: metadata that deletes and says more keeps the rest when the stream is used again', async () => {
    await open.client.appendToStream('kept', [numbered(0), numbered(1)]);
    await open.client.setStreamMetadata('kept', { truncateBefore: 2 ** 63, maxCount: 9, kitten: '😾' });
    await expect(collect(open.client.readStream('kept'))).rejects.toMatchObject({ type: 'stream-not-found' });
    await open.client.appendToStream('kept', numbered(2));
    expect((await open.client.getStreamMetadata('kept')).metadata).toEqual({ truncateBefore: 2, maxCount: 9, kitten: '😾' });
  });
});

describe('filters and links', () => {
  it('20, 22: a filter looks at the link, and what is given is its target', async () => {
    await open.client.appendToStream('target-1', jsonEvent({ type: 'Wanted', data: { n: 1 } }));
    await open.client.appendToStream('links-1', [link('0@target-1'), link('7@target-1')]);
    const byStream = open.client.subscribeToAll({ fromPosition: START, resolveLinkTos: true, filter: streamNameFilter({ prefixes: ['links-'] }) });
    const byType = open.client.subscribeToAll({ fromPosition: START, resolveLinkTos: true, filter: eventTypeFilter({ prefixes: ['Wanted'] }) });
    const heard: [string | undefined, string | undefined][][] = [[], []];
    byStream.on('data', ({ event, link: from }) => { heard[0]?.push([event?.streamId, from?.streamId]); });
    byType.on('data', ({ event, link: from }) => { heard[1]?.push([event?.streamId, from?.streamId]); });
    await until(() => heard[0]?.length === 2 && heard[1]?.length === 1);
    expect(heard).toEqual([[['target-1', 'links-1'], [undefined, 'links-1']], [['target-1', undefined]]]);
    await Promise.all([byStream.unsubscribe(), byType.unsubscribe()]);
  });
});

describe('slow consumers', () => {
  it('21: one that falls behind is caught up from storage, and told once for each time', async () => {
    const heard: string[] = [];
    const seen: number[] = [];
    await open.client.appendToStream('behind-live', jsonEvent({ type: 't', data: {} }));
    const subscription = open.client.subscribeToStream('behind-live', { fromRevision: START });
    subscription.on('caughtUp', () => { heard.push('caught up'); });
    subscription.on('fellBehind', () => { heard.push('fell behind'); });
    subscription.on('data', ({ event }) => { seen.push(Number(event?.revision)); });
    await until(() => heard.length === 1);
    subscription.pause();
    const text = 'x'.repeat(4_000);
    for (let batch = 0; batch < 40; batch += 1) await open.client.appendToStream('behind-live', Array.from({ length: 100 }, () => jsonEvent({ type: 't', data: { text } })));
    subscription.resume();
    await until(() => seen.length === 4_001 && heard.at(-1) === 'caught up');
    expect(seen).toEqual(Array.from({ length: 4_001 }, (_, n) => n));
    expect(heard).toEqual(heard.map((_, n) => (n % 2 === 0 ? 'caught up' : 'fell behind')));
    expect(heard.length).toBeGreaterThan(1);
    await subscription.unsubscribe();
  }, 60_000);

  it('24: a subscription that is cancelled holds nothing up, and another goes on', async () => {
    const first = open.client.subscribeToAll({ fromPosition: START });
    let seen = 0;
    first.on('data', () => { seen += 1; });
    await until(() => seen > 10);
    await first.unsubscribe();
    await expect(open.client.appendToStream('after-cancel', numbered(1))).resolves.toBeDefined();
  });
});
