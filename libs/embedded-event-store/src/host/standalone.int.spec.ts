import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binaryEvent, EventStoreDBClient, START } from '@eventstore/db-client';
import { checkStore } from '../index.js';
import { collect, makeDataDirectory, numbered, until } from '../spec/open-store.js';
import { startStoreProcess, type StoreProcess } from '../spec/store-process.js';

const directory = makeDataDirectory();
let server: StoreProcess | undefined;
afterEach(() => { server?.kill('SIGKILL'); });
afterAll(() => { rmSync(directory, { recursive: true, force: true }); });

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Runs the command line of the server until it ends. */
async function run(args: readonly string[], as: { uid?: number; gid?: number } = {}): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...as });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => { out += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { err += text.toString(); });
  const [code] = await once(child, 'close') as [number | null];
  return { code, out, err };
}

describe('the store by itself', () => {
  it('3: SIGTERM answers what is queued, tells every subscription, and ends with 0', async () => {
    server = await startStoreProcess(join(directory, 'stopped'));
    const client = EventStoreDBClient.connectionString(server.connectionString);
    await client.appendToStream('s', numbered(0));
    const ended: unknown[] = [];
    const subscriptions = [client.subscribeToAll(), client.subscribeToStream('s', { fromRevision: START }), client.subscribeToStream('not-yet')];
    let confirmed = 0;
    for (const subscription of subscriptions) {
      subscription.on('confirmation', () => { confirmed += 1; });
      subscription.on('error', (error: unknown) => { ended.push(error); });
      subscription.on('data', () => undefined);
    }
    await until(() => confirmed === 3);
    const answers = Promise.allSettled(Array.from({ length: 50 }, (_, n) => client.appendToStream(`last-${n}`, numbered(n))));
    server.kill('SIGTERM');
    const told = await answers;
    expect(await server.exited).toBe(0);
    await until(() => ended.length === 3);
    for (const error of ended) expect(error).toMatchObject({ type: 'cancelled' });
    for (const answer of told) if (answer.status === 'rejected') expect(['cancelled', 'unavailable']).toContain((answer.reason as { type?: string }).type);
    await client.dispose();
    const acknowledged = told.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
    server = await startStoreProcess(join(directory, 'stopped'));
    const again = EventStoreDBClient.connectionString(server.connectionString);
    for (const n of acknowledged) expect(await collect(again.readStream(`last-${n}`))).toHaveLength(1);
    await again.dispose();
  }, 60_000);

  it('10: --max-append-size holds for the sum of a call; what fits is accepted', async () => {
    server = await startStoreProcess(join(directory, 'large'), [], ['--max-append-size', '4000000']);
    const client = EventStoreDBClient.connectionString(server.connectionString);
    const bytes = (size: number): ReturnType<typeof binaryEvent> => binaryEvent({ type: 'ab', data: Buffer.alloc(size) });
    await expect(client.appendToStream('s', [bytes(2_000_000), bytes(2_000_000 - 7)])).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 4_000_000 });
    await expect(client.appendToStream('s', [bytes(2_000_000), bytes(2_000_000 - 8)])).resolves.toMatchObject({ nextExpectedRevision: 1n });
    expect((await collect(client.readStream('s'))).map(({ event }) => (event?.data as Uint8Array).length)).toEqual([2_000_000, 1_999_992]);
    await client.dispose();
  });

  it('2: plaintext is served on loopback only', async () => {
    const { code, out, err } = await run(['--data', join(directory, 'open'), '--port', '0', '--host', '0.0.0.0']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/loopback only/);
  });

  it('wrong usage is told with the right one, and nothing is created', async () => {
    for (const args of [[], ['--data', 'd', '--port', '70000'], ['--data', 'd', '--tls-cert', 'c'], ['--data', 'd', '--max-append-size', '0'], ['--nonsense']]) {
      expect((await run(args)).code).toBe(2);
    }
    const missing = await run(['--data', join(directory, 'x'), '--tls-cert', '/no/such', '--tls-key', '/no/such']);
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/no such file/)]);
  }, 60_000);

  it('a port that is taken and a directory that is none are told in words', async () => {
    server = await startStoreProcess(join(directory, 'one'));
    const port = /:(\d+)/.exec(server.connectionString)?.[1] ?? '';
    const taken = await run(['--data', join(directory, 'two'), '--port', port]);
    expect([taken.code, taken.err]).toEqual([1, expect.stringMatching(/端口已被占用 \/ the port is taken/)]);
    writeFileSync(join(directory, 'file'), '');
    expect((await run(['--data', join(directory, 'file')])).code).toBe(1);
  }, 60_000);
});

describe('a disk that takes no more', () => {
  it('27: a write that fails is not acknowledged, stops the store with a reason, and leaves nothing half-written', async () => {
    const data = join(directory, 'limited');
    mkdirSync(data);
    // In blocks of 512 or 1,024 bytes, as the shell has it: the data file may grow to a few hundred kilobytes.
    server = await startStoreProcess(data, ['bash', '-c', 'ulimit -f 600; exec "$@"', 'limited']);
    const client = EventStoreDBClient.connectionString(server.connectionString);
    const acknowledged: string[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      const event = binaryEvent({ type: 't', data: Buffer.alloc(3_000, n) });
      const stored = await client.appendToStream('s', event).then(() => true, () => false);
      if (!stored) break;
      acknowledged.push(event.id);
    }
    expect(await server.exited).toBe(1);
    expect(server.errors()).toMatch(/a commit failed, stopping/);
    await client.dispose();
    expect(acknowledged.length).toBeGreaterThan(10);
    expect((await checkStore(data)).damage).toEqual([]);
    server = await startStoreProcess(data);
    const again = EventStoreDBClient.connectionString(server.connectionString);
    const stored = (await collect(again.readStream('s'))).map(({ event }) => event?.id);
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(stored.length - acknowledged.length).toBeLessThanOrEqual(1);
    await expect(again.appendToStream('s', numbered(1))).resolves.toBeDefined();
    await again.dispose();
  }, 120_000);

  // Root may write anywhere: the server is then run as nobody, where that account can read this code at all.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const readable = spawnSync(process.execPath, ['-e', `require('node:fs').accessSync(${JSON.stringify(MAIN)})`], nobody).status === 0;
  (readable ? it : it.skip)('a directory without write permission is refused in words', async () => {
    const open = makeDataDirectory();
    chmodSync(open, 0o755);
    const data = join(open, 'read-only');
    mkdirSync(data, { mode: 0o555 });
    const { code, err } = await run(['--data', data, '--port', '0'], nobody);
    expect([code, err]).toEqual([1, expect.stringMatching(/没有权限 \/ permission denied/)]);
    rmSync(open, { recursive: true, force: true });
  });
});
