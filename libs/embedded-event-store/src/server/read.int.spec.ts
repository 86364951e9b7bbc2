import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BACKWARDS, binaryEvent, END, type ResolvedEvent, START } from '@eventstore/db-client';
import { collect, numbered, type OpenStore, openStore } from '../spec/open-store.js';

let open: OpenStore;
const COUNT = 10;
const events = Array.from({ length: COUNT }, (_, n) => numbered(n));

beforeAll(async () => {
  open = await openStore();
  await open.client.appendToStream('numbers', events);
});
afterAll(async () => { await open.close(); });

const revisions = (list: readonly ResolvedEvent[]): number[] => list.map(({ event }) => Number(event?.revision));
const streamRead = async (options: object): Promise<number[]> => revisions(await collect(open.client.readStream('numbers', options)));
const allRead = async (options: object): Promise<number[]> => revisions(await collect(open.client.readAll(options)));
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('reading a stream', () => {
  it('18: is inclusive both ways, by count, from either end', async () => {
    expect(await streamRead({})).toEqual(upTo(COUNT));
    expect(await streamRead({ fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]);
    expect(await streamRead({ direction: BACKWARDS, fromRevision: END, maxCount: 3 })).toEqual([9, 8, 7]);
    expect(await streamRead({ direction: BACKWARDS, fromRevision: 2n })).toEqual([2, 1, 0]);
    expect(await streamRead({ direction: BACKWARDS, fromRevision: START })).toEqual([0]);
  });

  it('18: out of range is an empty answer, not an error', async () => {
    expect(await streamRead({ fromRevision: 10n })).toEqual([]);
    expect(await streamRead({ fromRevision: 0xffffffffffffffffn })).toEqual([]);
    expect(await streamRead({ fromRevision: END })).toEqual([]);
    expect(await streamRead({ direction: BACKWARDS, fromRevision: 99n, maxCount: 1 })).toEqual([9]);
  });

  it('9: a missing stream is told as such', async () => {
    await expect(collect(open.client.readStream('missing'))).rejects.toMatchObject({ type: 'stream-not-found', streamName: 'missing' });
  });

  it('17, 20: an event comes back as it was appended, with position and time', async () => {
    const before = Date.now();
    const event = binaryEvent({ type: '类型', data: Buffer.from([0, 255, 7]), metadata: Buffer.from('{"who":"王"}') });
    await open.client.appendToStream('whole', event);
    const [read] = await collect(open.client.readStream('whole'));
    expect(read?.event).toMatchObject({ id: event.id, streamId: 'whole', revision: 0n, type: '类型', isJson: false, metadata: { who: '王' } });
    expect([...(read?.event?.data as Uint8Array)]).toEqual([0, 255, 7]);
    expect(read?.commitPosition).toBe(read?.event?.position?.commit);
    expect(read?.event?.created.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('26: a stream name longer than a key may be is kept by its hash', async () => {
    const name = 'n'.repeat(3_000);
    await open.client.appendToStream(name, numbered(1));
    await open.client.appendToStream(`${name}x`, numbered(2));
    expect((await collect(open.client.readStream(name))).map(({ event }) => event?.streamId)).toEqual([name]);
  });

  it('20: a link is followed when asked for; one that leads nowhere is given alone', async () => {
    const link = (target: string): ReturnType<typeof binaryEvent> => binaryEvent({ type: '$>', data: Buffer.from(target) });
    await open.client.appendToStream('odd@name', numbered(42));
    await open.client.appendToStream('links', [link('3@numbers'), link('0@odd@name'), link('99@numbers'), link('0@missing'), link('nonsense')]);
    const resolved = await collect(open.client.readStream('links', { resolveLinkTos: true }));
    expect(resolved.map(({ event }) => event && `${event.revision}@${event.streamId}`)).toEqual(['3@numbers', '0@odd@name', undefined, undefined, undefined]);
    expect(resolved.map(({ link: from }) => from?.revision)).toEqual([0n, 1n, 2n, 3n, 4n]);
    const plain = await collect(open.client.readStream('links'));
    expect(plain.map(({ event, link: from }) => [event?.type, from])).toEqual(Array.from({ length: 5 }, () => ['$>', undefined]));
  });

  it('24: a reader that stops early does not hold others up', async () => {
    await open.client.appendToStream('long', Array.from({ length: 3_000 }, (_, n) => numbered(n)));
    const slow = open.client.readStream('long', {}, { highWaterMark: 1 });
    for await (const { event } of slow) if (event?.revision === 5n) break;
    await slow.cancel();
    expect(await collect(open.client.readStream('long'))).toHaveLength(3_000);
  });
});

describe('reading $all', () => {
  it('16, 19: is in order of rising positions, inclusive forwards and exclusive backwards', async () => {
    const all = await collect(open.client.readAll());
    const positions = all.map(({ event }) => event?.position?.commit ?? 0n);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
    expect(await allRead({ maxCount: COUNT })).toEqual(upTo(COUNT));
    const fourth = all[3]?.event?.position;
    expect(await allRead({ fromPosition: fourth, maxCount: 2 })).toEqual([3, 4]);
    expect(await allRead({ direction: BACKWARDS, fromPosition: fourth })).toEqual([2, 1, 0]);
    const backwards = await collect(open.client.readAll({ direction: BACKWARDS, fromPosition: END }));
    expect(backwards.map(({ event }) => event?.id)).toEqual(all.map(({ event }) => event?.id).reverse());
    expect(await allRead({ direction: BACKWARDS, fromPosition: START })).toEqual([]);
    expect(await allRead({ fromPosition: END })).toEqual([]);
  });
});
