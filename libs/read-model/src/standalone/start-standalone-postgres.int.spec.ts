import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { endServer } from '../embedded/orphan.js';
import { identify } from '../embedded/server-record.js';
import { removeStandalonePostgres } from './remove-standalone-postgres.js';
import { type StandalonePostgres, startStandalonePostgres } from './start-standalone-postgres.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function query(server: StandalonePostgres, database: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ ...server, database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function waitFor(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a PostgreSQL server of its own', () => {
  let base: string;
  let port: number;
  const started: StandalonePostgres[] = [];
  const start = async (): Promise<StandalonePostgres> => {
    const server = await startStandalonePostgres({ dataDirectory: join(base, 'data'), port, password: 'geheim', databases: ['one', 'two'], logFile: join(base, 'log') });
    started.push(server);
    return server;
  };
  const end = async ({ pid }: StandalonePostgres): Promise<void> => {
    const running = identify(pid);
    if (running) await endServer(running);
  };
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'standalone-pg-'));
    chmodSync(base, 0o755);
    port = await freePort();
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await end(server);
    removeStandalonePostgres(join(base, 'data'));
    rmSync(base, { recursive: true, force: true });
  });

  it('listens on loopback with a password, has its databases, answers for what is on the disk, and goes on after a kill', async () => {
    const first = await start();
    expect(first).toMatchObject({ host: '127.0.0.1', port, password: 'geheim' });
    expect(await query(first, 'one', 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    await expect(query({ ...first, password: 'wrong' }, 'one', 'SELECT 1')).rejects.toThrow(/password/);
    await query(first, 'two', "CREATE TABLE kept AS SELECT '保管' AS body");
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second, 'two', 'SELECT body FROM kept')).toEqual([{ body: '保管' }]);
  });

  it('may end later, when its log is gone and nobody waits for it', async () => {
    const server = await start();
    rmSync(join(base, 'log'));
    process.kill(server.pid, 'SIGKILL');
    await waitFor(() => identify(server.pid) === undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('does not throw away the cluster of another version', async () => {
    await end(await start());
    const version = join(base, 'data', 'cluster', 'PG_VERSION');
    const before = readFileSync(version, 'utf8');
    writeFileSync(version, '9\n');
    await expect(start()).rejects.toThrow('not thrown away');
    writeFileSync(version, before);
    expect(existsSync(join(base, 'data', 'cluster', 'base'))).toBe(true);
  });

  it('says why it does not start', async () => {
    const other = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    try {
      await expect(start()).rejects.toThrow(/PostgreSQL ended .*Address already in use/s);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('a data directory that the server’s user cannot enter', () => {
  it('is stood in for by a folder no cleaner empties, and both go together', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'standalone-closed-'));
    const dataDirectory = join(closed, 'data');
    try {
      const server = await startStandalonePostgres({ dataDirectory, port: await freePort(), password: 'p', databases: [], logFile: join(closed, 'log') });
      const running = identify(server.pid);
      if (running) await endServer(running);
      const place = readFileSync(join(dataDirectory, 'cluster-is-at.txt'), 'utf8').trim();
      expect(place).toMatch(/^\/var\/lib\/juanzong\//);
      expect(existsSync(join(place, 'cluster'))).toBe(true);
      removeStandalonePostgres(dataDirectory);
      expect([existsSync(place), existsSync(dataDirectory)]).toEqual([false, false]);
    } finally {
      rmSync(closed, { recursive: true, force: true });
    }
  });
});
