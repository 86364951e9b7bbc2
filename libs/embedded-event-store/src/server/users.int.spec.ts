import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { Metadata, credentials as channelCredentials } from '@grpc/grpc-js';
import { EventStoreDBClient, type ResolvedEvent } from '@eventstore/db-client';
import { inClientProcess } from '../spec/client-process.js';
import { collect, makeDataDirectory, numbered } from '../spec/open-store.js';
import { startStoreProcess, type StoreProcess } from '../spec/store-process.js';
import { tlsOptions } from '../spec/tls-files.js';
import { users, usersService } from './protocol.js';

// The store as `juanzong event-store` runs it, with TLS: its users are those of EventStoreDB.
const directory = makeDataDirectory();
const ADMIN = { username: 'admin', password: 'changeit' };
const OPS = { username: 'ops', password: 'changeit' };
let server: StoreProcess;
let client: EventStoreDBClient;
let address: string;
let ca: string;

beforeAll(async () => {
  const { options, caFile } = await tlsOptions(directory);
  server = await startStoreProcess(directory, [], options);
  address = /localhost:\d+/.exec(server.connectionString)?.[0] ?? '';
  ca = `tls=true&tlsCAFile=${encodeURIComponent(caFile)}`;
  client = EventStoreDBClient.connectionString(`esdb://admin:changeit@${address}?${ca}`);
});
afterAll(async () => {
  await client.dispose();
  server.kill('SIGTERM');
  await server.exited;
  rmSync(directory, { recursive: true, force: true });
});

const read = (stream: string, credentials = ADMIN): Promise<ResolvedEvent[]> => collect(client.readStream(stream, { credentials }));
const denied = { type: 'access-denied', code: 7 };
const bad = { type: 'access-denied', code: 16 };

/** Calls a method of the Users service, which the official client has no functions for but ships. */
function onUsers<Request>(method: string, request: Request, as = ADMIN): Promise<unknown> {
  const stub = new usersService.UsersClient(address, channelCredentials.createSsl(readFileSync(decodeURIComponent(ca.split('tlsCAFile=')[1] ?? ''))));
  const metadata = new Metadata();
  metadata.set('authorization', `Basic ${Buffer.from(`${as.username}:${as.password}`).toString('base64')}`);
  const call = (stub as unknown as Record<string, (...args: unknown[]) => void>)[method];
  return new Promise((resolve, reject) => {
    call?.call(stub, request, metadata, (error: Error | null, answer: unknown) => {
      stub.close();
      if (error) reject(error);
      else resolve(answer);
    });
  });
}

describe('users (statement 2)', () => {
  it('2: a fresh node knows admin and ops; wrong or unknown credentials are UNAUTHENTICATED, none are PERMISSION_DENIED', async () => {
    for (const credentials of [ADMIN, OPS]) await expect(client.appendToStream('open', numbered(1), { credentials })).resolves.toMatchObject({ success: true });
    await expect(client.appendToStream('open', numbered(1), { credentials: { ...ADMIN, password: 'wrong' } })).rejects.toMatchObject(bad);
    await expect(client.appendToStream('open', numbered(1), { credentials: { username: 'AzureDiamond', password: 'hunter2' } })).rejects.toMatchObject(bad);
    await expect(read('open', { ...OPS, password: '' })).rejects.toMatchObject(bad);
    await expect(client.deleteStream('open', { credentials: { ...OPS, password: 'no' } })).rejects.toMatchObject(bad);
    const told = await inClientProcess(`esdb://${address}?${ca}`, `
      const refused = async (work) => work().then(() => 'accepted', ({ type, code }) => [type, code]);
      return [await refused(() => collect(connection.readAll())), await refused(() => connection.deleteStream('open')),
        await refused(() => connection.appendToStream('open', jsonEvent({ type: 't', data: {} })))];
    `);
    expect(told).toEqual([['access-denied', 7], ['access-denied', 7], ['access-denied', 7]]);
  });

  it('2: a batch stream is authenticated once, when it opens: it goes on after the password was changed', async () => {
    await client.appendToStream('batch', numbered(0));
    const changed = { ...ADMIN, password: 'changed' };
    const reset = (password: string): InstanceType<typeof users.ResetPasswordReq> =>
      new users.ResetPasswordReq().setOptions(new users.ResetPasswordReq.Options().setLoginName('admin').setNewPassword(password));
    await onUsers('resetPassword', reset(changed.password));
    await expect(client.appendToStream('batch', numbered(1))).resolves.toMatchObject({ nextExpectedRevision: 1n });
    await expect(read('batch')).rejects.toMatchObject(bad);
    expect(await read('batch', changed)).toHaveLength(2);
    await onUsers('resetPassword', reset(ADMIN.password), changed);
    expect(await read('batch')).toHaveLength(2);
  });

  it('23: a fresh node has a few system events in $all, which only administrators read', async () => {
    const first = await collect(client.readAll({ maxCount: 4 }));
    expect(first.map(({ event }) => event?.type)).toEqual(['$UserCreated', '$User', '$UserCreated', '$User']);
    expect(JSON.stringify(first.map(({ event }) => event?.data))).not.toContain('changeit');
    await expect(collect(client.readAll({ credentials: OPS }))).rejects.toMatchObject(denied);
    await expect(read('$users', OPS)).rejects.toMatchObject(denied);
    await expect(client.appendToStream('$user-admin', numbered(1), { credentials: OPS })).rejects.toMatchObject(denied);
  });

  it('2: users are created, change their password, and are locked out', async () => {
    const create = (): InstanceType<typeof users.CreateReq> =>
      new users.CreateReq().setOptions(new users.CreateReq.Options().setLoginName('wang').setPassword('一二三').setFullName('王').setGroupsList(['clerks']));
    await expect(onUsers('create', create(), OPS)).rejects.toMatchObject({ code: 7 });
    await onUsers('create', create());
    await expect(onUsers('create', create())).rejects.toMatchObject({ code: 6 });
    const wang = (password: string): typeof ADMIN => ({ username: 'wang', password });
    await expect(client.appendToStream('open', numbered(1), { credentials: wang('一二三') })).resolves.toBeDefined();
    const change = (current: string, next: string): InstanceType<typeof users.ChangePasswordReq> =>
      new users.ChangePasswordReq().setOptions(new users.ChangePasswordReq.Options().setLoginName('wang').setCurrentPassword(current).setNewPassword(next));
    await expect(onUsers('changePassword', change('wrong', 'x'), wang('一二三'))).rejects.toMatchObject({ code: 7 });
    await onUsers('changePassword', change('一二三', 'new'), wang('一二三'));
    await expect(read('open', wang('一二三'))).rejects.toMatchObject(bad);
    await expect(read('open', wang('new'))).resolves.toBeDefined();
    await onUsers('disable', new users.DisableReq().setOptions(new users.DisableReq.Options().setLoginName('wang')));
    await expect(read('open', wang('new'))).rejects.toMatchObject(bad);
    await onUsers('enable', new users.EnableReq().setOptions(new users.EnableReq.Options().setLoginName('wang')));
    await onUsers('resetPassword', new users.ResetPasswordReq().setOptions(new users.ResetPasswordReq.Options().setLoginName('wang').setNewPassword('again')));
    await expect(read('open', wang('again'))).resolves.toBeDefined();
  });
});

describe('access lists (statements 2, 6, 8)', () => {
  it('2: $acl of a stream says who may read, write and delete; administrators always may', async () => {
    await client.appendToStream('guarded', numbered(1));
    await client.setStreamMetadata('guarded', { acl: { readRoles: ['$ops'], writeRoles: ['admin'], deleteRoles: ['nobody'] } });
    expect(await read('guarded', OPS)).toHaveLength(1);
    await expect(client.appendToStream('guarded', numbered(2), { credentials: OPS })).rejects.toMatchObject(denied);
    await expect(client.deleteStream('guarded', { credentials: OPS })).rejects.toMatchObject(denied);
    await expect(client.tombstoneStream('guarded', { credentials: OPS })).rejects.toMatchObject(denied);
    await expect(client.appendToStream('guarded', numbered(2))).resolves.toMatchObject({ nextExpectedRevision: 1n });
    await client.setStreamMetadata('guarded', { acl: { readRoles: ['admin'] } });
    await expect(read('guarded', OPS)).rejects.toMatchObject(denied);
    // What the list leaves out falls back to the default.
    await expect(client.appendToStream('guarded', numbered(3), { credentials: OPS })).resolves.toBeDefined();
  });

  it('2: metadata has roles of its own; system streams and $all are for administrators until a list says otherwise', async () => {
    await client.setStreamMetadata('described', { acl: { metaReadRoles: ['admin'], metaWriteRoles: ['admin'] } });
    await expect(client.getStreamMetadata('described', { credentials: OPS })).rejects.toMatchObject(denied);
    await expect(client.setStreamMetadata('described', {}, { credentials: OPS })).rejects.toMatchObject(denied);
    await expect(client.appendToStream('described', numbered(1), { credentials: OPS })).resolves.toBeDefined();
    await client.setStreamMetadata('$all', { acl: { readRoles: ['$ops'] } });
    expect((await collect(client.readAll({ maxCount: 1, credentials: OPS }))).length).toBe(1);
    await client.setStreamMetadata('$all', {});
    await expect(collect(client.readAll({ maxCount: 1, credentials: OPS }))).rejects.toMatchObject(denied);
  });

  it('2, 20: a link does not lead to what its reader may not read', async () => {
    await client.appendToStream('secret', numbered(42));
    await client.setStreamMetadata('secret', { acl: { readRoles: ['admin'] } });
    await client.appendToStream('way-around', { ...numbered(0), type: '$>', contentType: 'application/octet-stream', data: Buffer.from('0@secret') });
    const through = async (credentials: typeof ADMIN): Promise<unknown[]> => (await collect(client.readStream('way-around', { resolveLinkTos: true, credentials }))).map(({ event }) => event?.data);
    expect(await through(ADMIN)).toEqual([{ n: 42 }]);
    expect(await through(OPS)).toEqual([undefined]);
  });

  it('8: denial within a batch stream is told for its correlation alone', async () => {
    await client.setStreamMetadata('closed', { acl: { writeRoles: ['admin'] } });
    const told = await inClientProcess(`esdb://ops:changeit@${address}?${ca}`, `
      const event = () => jsonEvent({ type: 't', data: {} });
      const results = await Promise.allSettled(['closed', 'ours', 'closed', 'ours'].map((stream) => connection.appendToStream(stream, event())));
      return results.map(({ status, reason }) => reason?.type ?? status);
    `);
    expect(told).toEqual(['access-denied', 'fulfilled', 'access-denied', 'fulfilled']);
  });
});

describe('gossip', () => {
  it.each([['esdb+discover', ''], ['esdb', 'two hosts']])('%s %s: finds the one member, Leader and alive, by the name it was asked under', async (protocol, two) => {
    const hosts = two === '' ? address : `localhost:1,${address}`;
    const told = await inClientProcess(`${protocol}://admin:changeit@${hosts}?${ca}`, `
      await connection.appendToStream('found-${protocol.length}', jsonEvent({ type: 't', data: {} }));
      return (await collect(connection.readStream('found-${protocol.length}'))).length;
    `);
    expect(told).toBe(1);
  });
});
