import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { checkStore, EmbeddedEventStoreError, startEmbeddedEventStore } from '../index.js';
import { collect, numbered, type OpenStore, openStore } from '../spec/open-store.js';
import { featuresService, shared } from './protocol.js';

let open: OpenStore;
beforeAll(async () => { open = await openStore(); });
afterAll(async () => { await open.close(); });

const wrong = { username: 'juanzong', password: 'wrong' };

describe('connection', () => {
  it('1: the version and what is served are told, to anybody who asks', async () => {
    const trust = credentials.createSsl(readFileSync(join(open.dataDirectory, 'tls/ca.crt')));
    const asking = new featuresService.ServerFeaturesClient(`127.0.0.1:${open.store.port}`, trust);
    const served = await new Promise<SupportedMethods | undefined>((resolve, reject) => {
      asking.getSupportedMethods(new shared.Empty(), (error, answer) => { if (error) reject(error); else resolve(answer); });
    });
    asking.close();
    expect(served?.getEventStoreServerVersion()).toBe('24.6.0');
    const methods = new Map(served?.getMethodsList().map((method) => [`${method.getServiceName()}/${method.getMethodName()}`, method.getFeaturesList()]));
    const streams = 'event_store.client.streams.streams';
    expect(methods.get(`${streams}/read`)).toEqual(['position', 'events']);
    expect(methods.get(`${streams}/batchappend`)).toEqual(['deadline_duration']);
    expect([methods.has(`${streams}/delete`), methods.has(`${streams}/tombstone`), methods.has('event_store.client.gossip.gossip/read')]).toEqual([true, true, true]);
    expect([...methods.keys()].filter((name) => /persistent|projection/.test(name))).toEqual([]);
  });

  it('2: wrong credentials are UNAUTHENTICATED', async () => {
    await expect(open.client.appendToStream('s', numbered(1), { credentials: wrong })).rejects.toMatchObject({ type: 'access-denied', code: 16 });
    await expect(collect(open.client.readStream('s', { credentials: wrong }))).rejects.toMatchObject({ type: 'access-denied', code: 16 });
  });

  it('2: no credentials are PERMISSION_DENIED', async () => {
    const anonymous = EventStoreDBClient.connectionString(open.store.connectionString.replace(/\/\/[^@]*@/, '//'));
    await expect(collect(anonymous.readAll())).rejects.toMatchObject({ type: 'access-denied', code: 7 });
    await anonymous.dispose();
  });

  it('the credentials and the key are for their owner only', () => {
    for (const file of ['credentials.json', 'tls/server.key']) expect(statSync(join(open.dataDirectory, file)).mode & 0o777).toBe(0o600);
  });

  it('a second server on the same data directory is refused', async () => {
    await expect(startEmbeddedEventStore({ dataDirectory: open.dataDirectory })).rejects.toThrow(EmbeddedEventStoreError);
    await expect(startEmbeddedEventStore({ dataDirectory: open.dataDirectory })).rejects.toThrow(/in use by the event store of process/);
  });

  it('3: a stop ends subscriptions with CANCELLED; what was acknowledged is there after the next start', async () => {
    await open.client.appendToStream('kept', [numbered(1), numbered(2)]);
    const before = readFileSync(join(open.dataDirectory, 'tls/ca.crt'), 'utf8');
    const subscription = open.client.subscribeToAll();
    const ended = new Promise((resolve) => { subscription.on('error', resolve); });
    await new Promise((resolve) => { subscription.on('data', resolve); });
    await open.store.stop();
    expect(await ended).toMatchObject({ type: 'cancelled' });
    expect((await checkStore(open.dataDirectory)).damage).toEqual([]);
    const again = await startEmbeddedEventStore({ dataDirectory: open.dataDirectory, port: open.store.port });
    // The same client, certificate and password: it connects anew by itself.
    expect(readFileSync(join(open.dataDirectory, 'tls/ca.crt'), 'utf8')).toBe(before);
    expect(await collect(open.client.readStream('kept'))).toHaveLength(2);
    expect(await open.client.appendToStream('kept', numbered(3), { expectedRevision: 1n })).toMatchObject({ nextExpectedRevision: 2n });
    await open.client.dispose();
    await again.stop();
  });
});
