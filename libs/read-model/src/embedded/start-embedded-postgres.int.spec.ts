import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { clusterIn } from './home.js';
import { serverIdentities } from './identity.js';
import { identify, readServerRecord, runs, writeServerRecord } from './server-record.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.js';

async function query(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

describe('embedded PostgreSQL', () => {
  /** Initialising takes a second; what does not need a fresh cluster shares this one. */
  const shared = mkdtempSync(join(tmpdir(), 'embedded-pg-shared-'));
  const data = join(shared, 'data');
  let base: string;
  const started: EmbeddedPostgres[] = [];
  const start = async (dataDirectory: string, log?: (line: string) => void): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres(log ? { dataDirectory, log } : { dataDirectory });
    started.push(server);
    return server;
  };

  const stopAll = async (): Promise<void> => {
    for (const server of started.splice(0)) await server.stop();
  };

  beforeAll(() => chmodSync(shared, 0o755));
  afterAll(() => rmSync(shared, { recursive: true, force: true }));
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'embedded-pg-'));
    chmodSync(base, 0o755);
  });
  afterEach(async () => {
    await stopAll();
    rmSync(base, { recursive: true, force: true });
  });

  it('keeps Chinese text across a restart, in UTF-8, and leaves nothing running', async () => {
    const first = await start(join(base, 'data'));
    expect(await query(first, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await query(first, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await query(first, "CREATE TABLE note AS SELECT '卷宗㐀' AS body");
    await first.stop();
    expect(identify(first.pid)).toBeUndefined();
    expect(existsSync(first.host)).toBe(false);
    const second = await start(join(base, 'data'));
    expect(await query(second, 'SELECT body, length(body) FROM note')).toEqual([{ body: '卷宗㐀', length: 3 }]);
  });

  it('wants the password', async () => {
    const server = await start(data);
    await expect(query({ ...server, password: 'guess' }, 'SELECT 1')).rejects.toThrow(/password/);
  });

  it('refuses a second server on the same directory while the first one’s owner lives', async () => {
    const first = await start(data);
    await expect(start(data)).rejects.toThrow(`in use by process ${process.pid}`);
    expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends the orphan of a parent that is gone and takes over its data', async () => {
    const orphan = await start(data);
    await query(orphan, "CREATE TABLE kept AS SELECT '留下' AS body");
    const record = readServerRecord(data);
    if (!record) throw new Error('no record');
    writeServerRecord(data, { ...record, parent: { ...record.parent, mark: 'an earlier boot/1' } });
    const next = await start(data);
    expect(runs(record.server)).toBe(false);
    expect(next.pid).not.toBe(orphan.pid);
    expect(await query(next, 'SELECT body FROM kept')).toEqual([{ body: '留下' }]);
  });

  it('keeps away from a server that lives where its number cannot be seen', async () => {
    const first = await start(data);
    const record = readServerRecord(data);
    if (!record) throw new Error('no record');
    const elsewhere = { pid: record.server.pid, mark: 'another container' };
    rmSync(join(clusterIn(data), 'postmaster.pid'));
    writeServerRecord(data, { ...record, server: elsewhere, parent: elsewhere });
    await expect(start(data)).rejects.toThrow('in use by a server that cannot be seen');
    expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('finds an orphan by PostgreSQL’s own lock file when the record was never written', async () => {
    const orphan = await start(data);
    rmSync(join(data, 'server.json'));
    const next = await start(data);
    expect(identify(orphan.pid)).toBeUndefined();
    expect(await query(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('never touches a process that was given the number of a server long gone', async () => {
    const first = await start(data);
    const record = readServerRecord(data);
    await first.stop();
    // Of the server's own user: that is the one PostgreSQL would mistake for a server.
    const bystander = spawn('sleep', ['600'], serverIdentities().server ?? {});
    const pid = bystander.pid;
    if (!record || pid === undefined) throw new Error('setup');
    try {
      writeServerRecord(data, { ...record, server: { pid, mark: record.server.mark } });
      writeFileSync(join(clusterIn(data), 'postmaster.pid'), `${pid}\n`);
      await start(data);
      expect(identify(pid)).toBeDefined();
    } finally {
      bystander.kill();
    }
  });

  it('goes on after an initialisation that was cut short, and starts anew when the password is lost', async () => {
    mkdirSync(join(base, 'data', 'initialising-abc'), { recursive: true });
    const first = await start(join(base, 'data'));
    expect(readdirSync(join(base, 'data')).filter((name) => name.startsWith('initialising'))).toEqual([]);
    await first.stop();
    rmSync(join(base, 'data', 'password'));
    const lines: string[] = [];
    const second = await start(join(base, 'data'), (line) => lines.push(line));
    expect(lines.join('\n')).toContain('made anew');
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('serves a directory whose path is too long for a socket', async () => {
    const server = await start(join(base, '很长的目录名'.repeat(8), 'data'));
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(server.host)).toBe(false);
  });

  it('reports an end that nobody asked for', async () => {
    const server = await start(data);
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    await server.stop();
    const again = await start(data);
    expect(await query(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.each([
    ['its cluster is sound', () => undefined],
    ['everything was removed', () => rmSync(data, { recursive: true })],
    ['its cluster is damaged', () => rmSync(join(clusterIn(data), 'global'), { recursive: true })],
  ])('is started again after such an end, and reached as before: %s', async (_what, remove) => {
    const server = await start(data);
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    remove();
    await server.startAgain();
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    const again = await start(data);
    expect(await query(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says why it cannot start', async () => {
    const first = await start(data);
    await first.stop();
    const settings = join(clusterIn(data), 'postgresql.conf');
    const sound = readFileSync(settings, 'utf8');
    writeFileSync(settings, 'no_such_setting = 1\n');
    await expect(start(data)).rejects.toThrow(/no_such_setting/);
    writeFileSync(settings, sound);
  });

  asRoot('below a folder that only root may enter', () => {
    const closed = (): string => join(base, 'closed', 'data');
    const pointer = (): string => readFileSync(join(closed(), 'cluster-is-at.txt'), 'utf8').trim();
    beforeEach(() => {
      mkdirSync(join(base, 'closed'));
      chmodSync(join(base, 'closed'), 0o700);
    });
    afterEach(async () => {
      // The innermost runs first: a running server would write while its folder is removed.
      await stopAll();
      if (existsSync(closed())) rmSync(pointer(), { recursive: true, force: true });
    });

    it('keeps the cluster elsewhere and finds it again', async () => {
      const first = await start(closed());
      await query(first, 'CREATE TABLE kept AS SELECT 7 AS value');
      await first.stop();
      const second = await start(closed());
      expect(await query(second, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    });

    it('does not trust a cluster that lay unused where a cleaner may have been', async () => {
      const first = await start(closed());
      await query(first, 'CREATE TABLE kept AS SELECT 7 AS value');
      await first.stop();
      const longAgo = new Date(Date.now() - 8 * 86_400_000);
      utimesSync(join(pointer(), 'last-used'), longAgo, longAgo);
      const second = await start(closed());
      await expect(query(second, 'SELECT value FROM kept')).rejects.toThrow(/kept/);
    });

    it('gives a copied data directory a cluster of its own', async () => {
      const first = await start(closed());
      const copy = join(base, 'closed', 'copy');
      cpSync(closed(), copy, { recursive: true });
      const second = await start(copy);
      expect(second.host).not.toBe(first.host);
      await query(first, 'CREATE TABLE kept AS SELECT 7 AS value');
      await expect(query(second, 'SELECT value FROM kept')).rejects.toThrow(/kept/);
      await second.stop();
      rmSync(dirname(second.host), { recursive: true });
    });

    it('forgets the cluster when the data directory was emptied', async () => {
      const first = await start(closed());
      await query(first, 'CREATE TABLE kept AS SELECT 7 AS value');
      await first.stop();
      const old = pointer();
      rmSync(closed(), { recursive: true });
      const second = await start(closed());
      expect(existsSync(old)).toBe(false);
      await expect(query(second, 'SELECT value FROM kept')).rejects.toThrow(/kept/);
    });
  });
});
