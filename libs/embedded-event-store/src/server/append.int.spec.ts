import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import { credentialsOf } from '../spec/credentials-of.js';
import { collect, numbered, type OpenStore, openStore } from '../spec/open-store.js';

let open: OpenStore;
beforeAll(async () => { open = await openStore(); });
afterAll(async () => { await open.close(); });

const ids = async (stream: string): Promise<(string | undefined)[]> =>
  (await collect(open.client.readStream(stream))).map(({ event }) => event?.id);

// A call with credentials of its own takes Append, the others take BatchAppend: both must say the same.
describe.each(['batch', 'single'])('append (%s)', (path) => {
  const how = (): object => (path === 'single' ? { credentials: credentialsOf(open.store.connectionString) } : {});
  const name = (text: string): string => `${text}-${path}`;

  it('7, 8: reports a wrong version with what was expected and what is there', async () => {
    const stream = name('versions');
    const attempt = (expectedRevision: 'no_stream' | 'stream_exists' | bigint): Promise<unknown> =>
      open.client.appendToStream(stream, numbered(1), { expectedRevision, ...how() });
    await expect(attempt(4n)).rejects.toMatchObject({ type: 'wrong-expected-version', streamName: stream, expectedVersion: 4n, actualVersion: 'no_stream' });
    await expect(attempt('stream_exists')).rejects.toMatchObject({ expectedVersion: 'stream_exists', actualVersion: 'no_stream' });
    await attempt('no_stream');
    await expect(attempt('no_stream')).rejects.toMatchObject({ expectedVersion: 'no_stream', actualVersion: 0n });
  });

  it('14: an expected revision above the current one is wrong, the exact one and stream_exists are right', async () => {
    const stream = name('above');
    await open.client.appendToStream(stream, numbered(1), how());
    await expect(open.client.appendToStream(stream, numbered(2), { expectedRevision: 1n, ...how() })).rejects.toMatchObject({ actualVersion: 0n });
    expect(await open.client.appendToStream(stream, numbered(2), { expectedRevision: 0n, ...how() })).toMatchObject({ nextExpectedRevision: 1n });
    expect(await open.client.appendToStream(stream, numbered(3), { expectedRevision: 'stream_exists', ...how() })).toMatchObject({ nextExpectedRevision: 2n });
  });

  it('13: a repeated call is answered with its first result and writes nothing', async () => {
    const stream = name('repeat');
    await open.client.appendToStream(stream, numbered(0), how());
    const events = [numbered(1), numbered(2)];
    const first = await open.client.appendToStream(stream, events, { expectedRevision: 0n, ...how() });
    await open.client.appendToStream(stream, numbered(3), how());
    expect(await open.client.appendToStream(stream, events, { expectedRevision: 0n, ...how() })).toEqual(first);
    expect(await open.client.appendToStream(stream, events, how())).toEqual(first);
    expect(await open.client.appendToStream(stream, events.slice(0, 1), { expectedRevision: 0n, ...how() })).toMatchObject({ nextExpectedRevision: 1n });
    await expect(open.client.appendToStream(stream, [...events, numbered(9)], how())).rejects.toMatchObject({ actualVersion: 3n });
    expect(await ids(stream)).toHaveLength(4);
  });

  it('13: the same id in another stream is another event', async () => {
    const event = numbered(1);
    await open.client.appendToStream(name('one'), event, how());
    await open.client.appendToStream(name('other'), event, how());
    expect(await ids(name('other'))).toEqual([event.id]);
  });

  it('16: the position is that of the last event of the call, as read; an empty append succeeds', async () => {
    const stream = name('positions');
    const { position } = await open.client.appendToStream(stream, [numbered(1), numbered(2)], how());
    const read = await collect(open.client.readStream(stream));
    expect(read[1]?.event?.position).toEqual(position);
    expect(read[0]?.event?.position?.commit).toBeLessThan(position?.commit ?? 0n);
    expect(await open.client.appendToStream(stream, [], how())).toMatchObject({ success: true, nextExpectedRevision: 1n });
  });

  it('6, 10: more than 1 MiB, type counted twice, is refused by itself', async () => {
    const stream = name('size');
    const type = '类'.repeat(10);
    const fill = (bytes: number): ReturnType<typeof binaryEvent> => binaryEvent({ type, data: Buffer.alloc(bytes) });
    const limit = 1024 * 1024;
    await expect(open.client.appendToStream(stream, fill(limit - 2 * type.length + 1), how()))
      .rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: limit });
    expect(await open.client.appendToStream(stream, fill(limit - 2 * type.length), how())).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('5: a stream name beyond ASCII is refused early', async () => {
    await expect(open.client.appendToStream('案件', numbered(1), how())).rejects.toThrow(/ASCII/);
  });
});

describe('BatchAppend', () => {
  it('11, 12: one answer per call, also when it came in many messages or was refused in the middle', async () => {
    const many = Array.from({ length: 40 }, (_, n) => jsonEvent({ type: 't', data: { n, text: 'x'.repeat(1_000) } }));
    const large = Array.from({ length: 6 }, () => binaryEvent({ type: 't', data: Buffer.alloc(400_000) }));
    const [inParts, refused, after] = await Promise.allSettled([
      open.client.appendToStream('parts', many, { batchAppendSize: 3_000 }),
      open.client.appendToStream('too-large', large, { batchAppendSize: 500_000 }),
      open.client.appendToStream('after', numbered(1)),
    ]);
    expect(inParts).toMatchObject({ status: 'fulfilled', value: { nextExpectedRevision: 39n } });
    expect(refused).toMatchObject({ status: 'rejected', reason: { type: 'maximum-append-size-exceeded' } });
    expect(after).toMatchObject({ status: 'fulfilled' });
    await expect(collect(open.client.readStream('too-large'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('8, 12: a deadline that has passed is answered, and nothing is written', async () => {
    await expect(open.client.appendToStream('late', numbered(1), { deadline: -60_000 })).rejects.toMatchObject({ type: 'deadline-exceeded' });
    await expect(collect(open.client.readStream('late'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('4: an event of several megabytes is refused by itself', async () => {
    await expect(open.client.appendToStream('huge', binaryEvent({ type: 't', data: Buffer.alloc(16 * 1024 * 1024) })))
      .rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
    expect(await open.client.appendToStream('huge', numbered(1))).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('29: the error of a wrong version carries the actual version and no gRPC code', async () => {
    await open.client.appendToStream('actual', [numbered(1), numbered(2)]);
    const error: unknown = await open.client.appendToStream('actual', numbered(3), { expectedRevision: 'no_stream' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ actualVersion: 1n });
    expect(error).not.toHaveProperty('code', expect.anything());
  });

  it('64 writers at once: everything acknowledged is there once, in order', async () => {
    const writers = Array.from({ length: 64 }, (_, writer) => writer);
    const written = await Promise.all(writers.map(async (writer) => {
      const acknowledged: string[] = [];
      for (let n = 0; n < 8; n += 1) {
        const event = numbered(n);
        await open.client.appendToStream(`writer-${writer % 16}`, event);
        acknowledged.push(event.id);
      }
      return acknowledged;
    }));
    const stored = new Map<string, number>();
    for (let stream = 0; stream < 16; stream += 1) {
      const list = await ids(`writer-${stream}`);
      list.forEach((id, revision) => stored.set(id ?? '', revision));
      expect(list).toHaveLength(32);
    }
    expect(stored.size).toBe(512);
    for (const acknowledged of written) {
      const revisions = acknowledged.map((id) => stored.get(id) ?? -1);
      expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
      expect(revisions[0]).toBeGreaterThanOrEqual(0);
    }
  });

  it('13: any mix of calls at once, each repeated, stores each event once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
      const stream = `mix-${randomUUID()}`;
      const calls = sizes.map((size) => Array.from({ length: size }, (_, n) => numbered(n)));
      const twice = await Promise.all([...calls, ...calls].map((events) => open.client.appendToStream(stream, events)));
      const half = twice.length / 2;
      expect(twice.slice(0, half)).toEqual(twice.slice(half));
      expect(await ids(stream)).toEqual(calls.flat().map(({ id }) => id));
    }), { numRuns: 15 });
  });
});
