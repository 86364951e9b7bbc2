import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { BACKWARDS, binaryEvent, END, jsonEvent, type ResolvedEvent, START } from '@eventstore/db-client';
import { credentialsOf } from '../spec/credentials-of.js';
import { collect, numbered, type OpenStore, openStore, until } from '../spec/open-store.js';

let open: OpenStore;
beforeAll(async () => { open = await openStore(); });
afterAll(async () => { await open.close(); });

const fill = (stream: string, count: number): Promise<unknown> =>
  open.client.appendToStream(stream, Array.from({ length: count }, (_, n) => numbered(n)));
const read = (stream: string, options: object = {}): Promise<ResolvedEvent[]> => collect(open.client.readStream(stream, options));
const revisions = async (stream: string, options: object = {}): Promise<number[]> => (await read(stream, options)).map(({ event }) => Number(event?.revision));
const named = (text: string): string => `${text}-${randomUUID()}`;
const lastOfAll = async (): Promise<ResolvedEvent | undefined> =>
  (await collect(open.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })))[0] as ResolvedEvent | undefined;

const typeOf = (error: Error): string => ('type' in error ? String(error.type) : error.message);

describe('soft delete (statements 6, 14, 15)', () => {
  it('15: hides the stream; its metadata event replaces what was there; $all keeps the events', async () => {
    const stream = named('soft');
    await fill(stream, 3);
    await open.client.setStreamMetadata(stream, { maxCount: 7 });
    const { position } = await open.client.deleteStream(stream);
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found', streamName: stream });
    const last = await lastOfAll();
    expect(last?.event).toMatchObject({ streamId: `$$${stream}`, type: '$metadata', revision: 1n, position });
    expect(await open.client.getStreamMetadata(stream)).toMatchObject({ metadata: { truncateBefore: 2 ** 63 } });
    expect((await open.client.getStreamMetadata(stream)).metadata).not.toHaveProperty('maxCount');
    const all = await collect(open.client.readAll());
    expect(all.filter(({ event }) => event?.streamId === stream)).toHaveLength(3);
  });

  it('15: deleting what has neither events nor metadata is a wrong version; with metadata alone it can be deleted', async () => {
    for (const expectedRevision of ['any', 'no_stream'] as const) {
      await expect(open.client.deleteStream('never', { expectedRevision })).rejects.toMatchObject({ type: 'wrong-expected-version', streamName: 'never', actualVersion: 'no_stream' });
    }
    const implicit = named('implicit');
    await open.client.setStreamMetadata(implicit, { cacheControl: 10 });
    await expect(open.client.deleteStream(implicit, { expectedRevision: 'no_stream' })).resolves.toBeDefined();
  });

  it('6: a wrong version of Delete is FAILED_PRECONDITION with expected and actual', async () => {
    const stream = named('versions');
    await fill(stream, 4);
    await expect(open.client.deleteStream(stream, { expectedRevision: 2n })).rejects.toMatchObject({ type: 'wrong-expected-version', code: 9, streamName: stream, expectedVersion: 2n, actualVersion: 3n });
    await expect(open.client.deleteStream(stream, { expectedRevision: 9n })).rejects.toMatchObject({ expectedVersion: 9n, actualVersion: 3n });
    await expect(open.client.deleteStream(stream, { expectedRevision: 'no_stream' })).rejects.toMatchObject({ expectedVersion: -1n, actualVersion: 3n });
    await expect(open.client.deleteStream(stream, { expectedRevision: 3n })).resolves.toBeDefined();
  });

  it.each(['no_stream', 'any', 2n] as const)('14: after three events and a delete, an append with %s is revision 3; other keys are kept', async (expectedRevision) => {
    const stream = named('again');
    await fill(stream, 3);
    await open.client.deleteStream(stream);
    // Metadata written to a deleted stream undeletes it; deleting once more keeps nothing of it.
    const result = await open.client.appendToStream(stream, numbered(3), { expectedRevision });
    expect(result).toMatchObject({ nextExpectedRevision: 3n });
    const [only] = await read(stream);
    expect(only?.event).toMatchObject({ revision: 3n, position: result.position });
    const written = (await collect(open.client.readAll())).filter(({ event }) => event?.streamId === `$$${stream}`);
    expect(written.map(({ event }) => event?.data)).toEqual([{ $tb: 2 ** 63 }, { $tb: 3 }]);
    expect(await revisions(stream, { direction: BACKWARDS, fromRevision: END })).toEqual([3]);
  });

  it('14: stream_exists on a soft-deleted stream is stream deleted; on one with metadata alone it is accepted', async () => {
    const stream = named('exists');
    await fill(stream, 1);
    await open.client.deleteStream(stream);
    const attempt = { expectedRevision: 'stream_exists' as const };
    await expect(open.client.appendToStream(stream, numbered(1), attempt)).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream });
    const credentials = credentialsOf(open.store.connectionString);
    await expect(open.client.appendToStream(stream, numbered(1), { ...attempt, credentials })).rejects.toMatchObject({ type: 'stream-deleted', code: 9, streamName: stream });
    await expect(open.client.tombstoneStream(stream, { expectedRevision: 'stream_exists' as 'any' })).rejects.toMatchObject({ type: 'stream-deleted', code: 9, streamName: stream });
    const described = named('described');
    await open.client.setStreamMetadata(described, { cacheControl: 1 });
    expect(await open.client.appendToStream(described, numbered(0), attempt)).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('14: a wrong revision on a soft-deleted stream stays wrong', async () => {
    const stream = named('wrong');
    await fill(stream, 3);
    await open.client.deleteStream(stream);
    await expect(open.client.appendToStream(stream, numbered(1), { expectedRevision: 1n })).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n });
    await expect(open.client.appendToStream(stream, numbered(1), { expectedRevision: 3n })).rejects.toMatchObject({ actualVersion: 2n });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('15: metadata written to a soft-deleted stream undeletes it, without what was deleted', async () => {
    const stream = named('undeleted');
    await fill(stream, 2);
    await open.client.deleteStream(stream);
    await open.client.setStreamMetadata(stream, { maxCount: 100, acl: { deleteRoles: ['some-role'] } });
    expect(await read(stream)).toEqual([]);
    expect((await open.client.getStreamMetadata(stream)).metadata).toEqual({ maxCount: 100, truncateBefore: 2, acl: { deleteRoles: ['some-role'] } });
    await fill(stream, 1);
    expect(await revisions(stream)).toEqual([2]);
  });

  it('14, 15: the same holds when a delete and what follows it are committed together', async () => {
    const stream = named('together');
    await fill(stream, 3);
    const [, appended] = await Promise.all([open.client.deleteStream(stream), open.client.appendToStream(stream, numbered(3))]);
    const left = await revisions(stream).catch(() => []);
    // Whichever came first: the append was either deleted with the rest or is all that is left.
    expect([[], [3]]).toContainEqual(left);
    expect(appended).toMatchObject({ nextExpectedRevision: 3n });
  });

  it('14, 21: a subscriber goes on through a delete and hears what follows', async () => {
    const stream = named('followed');
    await fill(stream, 2);
    const heard: number[] = [];
    const subscription = open.client.subscribeToStream(stream, { fromRevision: START });
    subscription.on('data', ({ event }) => { heard.push(Number(event?.revision)); });
    await until(() => heard.length === 2);
    await open.client.deleteStream(stream);
    await fill(stream, 2);
    await until(() => heard.length === 4);
    expect(heard).toEqual([0, 1, 2, 3]);
    await subscription.unsubscribe();
  });
});

describe('tombstone (statements 6, 15, 23)', () => {
  const everything = (stream: string): (() => Promise<unknown>)[] => {
    const { client, store } = open;
    const credentials = credentialsOf(store.connectionString);
    return [
      () => read(stream),
      () => read(stream, { direction: BACKWARDS, fromRevision: END }),
      () => read(`$$${stream}`),
      () => client.appendToStream(stream, numbered(1)),
      () => client.appendToStream(stream, numbered(1), { credentials }),
      () => client.appendToStream(stream, numbered(1), { expectedRevision: 'no_stream' }),
      () => client.appendToStream(stream, []),
      () => client.deleteStream(stream),
      () => client.tombstoneStream(stream),
    ];
  };

  it('15: ends a stream for good: everything later is stream deleted', async () => {
    const stream = named('ended');
    await fill(stream, 3);
    await expect(open.client.tombstoneStream(stream, { expectedRevision: 1n })).rejects.toMatchObject({ type: 'wrong-expected-version', code: 9, expectedVersion: 1n, actualVersion: 2n });
    const { position } = await open.client.tombstoneStream(stream, { expectedRevision: 2n });
    expect((await lastOfAll())?.event).toMatchObject({ streamId: stream, type: '$streamDeleted', revision: 2n ** 63n - 1n, position });
    for (const attempt of everything(stream)) await expect(attempt()).rejects.toMatchObject({ type: 'stream-deleted', streamName: expect.stringContaining(stream) });
    await expect(open.client.setStreamMetadata(stream, { maxCount: 1 })).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('15: also one that was never written to, and one that was deleted softly', async () => {
    const stream = named('nothing');
    await open.client.tombstoneStream(stream, { expectedRevision: 'no_stream' });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    const soft = named('soft-then-hard');
    await fill(soft, 2);
    await open.client.deleteStream(soft);
    await open.client.tombstoneStream(soft);
    await expect(read(soft)).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('23: a subscription to a tombstoned stream is confirmed, then told', async () => {
    const stream = named('told');
    await fill(stream, 2);
    await open.client.tombstoneStream(stream);
    const heard: string[] = [];
    const subscription = open.client.subscribeToStream(stream, { fromRevision: START });
    subscription.on('confirmation', () => { heard.push('confirmed'); });
    subscription.on('data', ({ event }) => { heard.push(event?.type ?? ''); });
    subscription.on('error', (error) => { heard.push(typeOf(error)); });
    await until(() => heard.includes('stream-deleted'));
    expect(heard).toEqual(['confirmed', 'stream-deleted']);
  });

  it('23: a live subscription gets the $streamDeleted event, then the error', async () => {
    const stream = named('live');
    await fill(stream, 1);
    const heard: string[] = [];
    const subscription = open.client.subscribeToStream(stream, { fromRevision: START });
    subscription.on('caughtUp', () => { heard.push('caught up'); });
    subscription.on('data', ({ event }) => { heard.push(event?.type ?? ''); });
    subscription.on('error', (error) => { heard.push(typeOf(error)); });
    await until(() => heard.includes('caught up'));
    await open.client.tombstoneStream(stream);
    await until(() => heard.includes('stream-deleted'));
    expect(heard).toEqual(['Numbered', 'caught up', '$streamDeleted', 'stream-deleted']);
  });
});

describe('stream metadata (statements 15, 18)', () => {
  it('18: $tb and $maxCount hide from the stream at once; $all keeps the events', async () => {
    const stream = named('cut');
    await fill(stream, 10);
    await open.client.setStreamMetadata(stream, { truncateBefore: 4 });
    expect(await revisions(stream)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(await revisions(stream, { fromRevision: 1n, maxCount: 2 })).toEqual([4, 5]);
    expect(await revisions(stream, { direction: BACKWARDS, fromRevision: 5n })).toEqual([5, 4]);
    expect(await revisions(stream, { direction: BACKWARDS, fromRevision: 2n })).toEqual([]);
    await open.client.setStreamMetadata(stream, { truncateBefore: 4, maxCount: 3 });
    expect(await revisions(stream)).toEqual([7, 8, 9]);
    await fill(stream, 1);
    expect(await revisions(stream)).toEqual([8, 9, 10]);
    await open.client.setStreamMetadata(stream, { truncateBefore: 10, maxCount: 3 });
    expect(await revisions(stream)).toEqual([10]);
    await open.client.setStreamMetadata(stream, { truncateBefore: 11 });
    expect(await revisions(stream)).toEqual([]);
    const all = await collect(open.client.readAll());
    expect(all.filter(({ event }) => event?.streamId === stream)).toHaveLength(11);
    await open.client.setStreamMetadata(stream, {});
    expect(await revisions(stream)).toHaveLength(11);
  });

  it('18: $maxAge filters by time; when all is too old the answer is empty, not missing', async () => {
    const stream = named('old');
    await fill(stream, 2);
    await open.client.setStreamMetadata(stream, { maxAge: 3_600 });
    expect(await revisions(stream)).toEqual([0, 1]);
    await open.client.setStreamMetadata(stream, { maxAge: 1 });
    await new Promise((resolve) => { setTimeout(resolve, 1_100); });
    expect(await revisions(stream)).toEqual([]);
    await fill(stream, 1);
    expect(await revisions(stream)).toEqual([2]);
  });

  it('18: of metadata itself the latest is read; all keys come back, others too', async () => {
    const stream = named('keys');
    const metadata = { maxAge: 2, cacheControl: 15, truncateBefore: 1, maxCount: 12, kitten: '😾', acl: { readRoles: ['admin'], metaWriteRoles: ['admin', '$ops'] } };
    await open.client.setStreamMetadata(stream, { maxCount: 1 });
    await open.client.setStreamMetadata(stream, metadata, { expectedRevision: 0n });
    expect((await open.client.getStreamMetadata(stream)).metadata).toEqual(metadata);
    expect(await revisions(`$$${stream}`)).toEqual([1]);
    await expect(open.client.setStreamMetadata(stream, metadata, { expectedRevision: 0n })).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    expect(await open.client.getStreamMetadata(named('none'))).not.toHaveProperty('metadata');
  });

  it('18: metadata that is no JSON object has no effect', async () => {
    const stream = named('binary');
    await fill(stream, 2);
    await open.client.appendToStream(`$$${stream}`, binaryEvent({ type: '$metadata', data: Buffer.from('not json') }));
    await open.client.appendToStream(`$$${stream}`, jsonEvent({ type: '$metadata', data: ['no', 'object'] }));
    expect(await revisions(stream)).toEqual([0, 1]);
  });

  it('metadata of nothing and of metadata is refused', async () => {
    await expect(open.client.appendToStream('$$', numbered(1))).rejects.toThrow(/not a stream/);
    await expect(open.client.appendToStream('$$$$s', numbered(1))).rejects.toThrow(/metadata of its own/);
    await expect(open.client.deleteStream('$$s')).rejects.toMatchObject({ code: 3 });
  });

  it('20: a link to what was deleted or cut off is not resolved', async () => {
    const stream = named('target');
    await fill(stream, 3);
    await open.client.setStreamMetadata(stream, { truncateBefore: 1 });
    const links = named('links');
    await open.client.appendToStream(links, [0, 1].map((revision) => binaryEvent({ type: '$>', data: Buffer.from(`${revision}@${stream}`) })));
    const resolved = async (): Promise<(bigint | undefined)[]> => (await read(links, { resolveLinkTos: true })).map(({ event }) => event?.revision);
    expect(await resolved()).toEqual([undefined, 1n]);
    await open.client.tombstoneStream(stream);
    expect(await resolved()).toEqual([undefined, undefined]);
    expect((await read(links, { resolveLinkTos: true })).map(({ link }) => link?.type)).toEqual(['$>', '$>']);
  });
});

describe('what was deleted stays so after the next start', () => {
  it('14, 15, 18: state is read back from the files', async () => {
    const { checkStore, startEmbeddedEventStore } = await import('../index.js');
    const [soft, hard, cut, empty] = ['soft', 'hard', 'cut', 'empty'].map(named) as [string, string, string, string];
    for (const stream of [soft, hard, cut]) await fill(stream, 3);
    await open.client.deleteStream(soft);
    await open.client.tombstoneStream(hard);
    await open.client.tombstoneStream(empty);
    await open.client.setStreamMetadata(cut, { maxCount: 1 });
    await open.store.stop();
    expect((await checkStore(open.dataDirectory)).damage).toEqual([]);
    const again = await startEmbeddedEventStore({ dataDirectory: open.dataDirectory, port: open.store.port });
    await expect(read(soft)).rejects.toMatchObject({ type: 'stream-not-found' });
    await expect(read(hard)).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(read(empty)).rejects.toMatchObject({ type: 'stream-deleted' });
    expect(await revisions(cut)).toEqual([2]);
    expect(await open.client.appendToStream(soft, numbered(3))).toMatchObject({ nextExpectedRevision: 3n });
    await open.client.dispose();
    await again.stop();
  });
});
