import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EncryptedField } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERASED_TEXT, ERASURE_BOUND_MS, type Vault } from '../index.js';
import { type TestVaultDatabase, VaultDatabases } from '../spec-support/vault-databases.js';
import { VaultWithoutWatch } from '../spec-support/vault-without-watch.js';
import { ErasureWatch } from './erasure-watch.js';
import { VaultDatabase } from './vault-database.js';

const STREAM = 'case-1';
const PERSONAL = [{ path: ['name'], subject: 'applicant' }];
const PLAIN = { name: '王小明' };
const GONE = { name: ERASED_TEXT };
const READER: Actor = { id: 'u-1', role: 'auditor' };

const close = async (vault: Vault, eventId = 'e', stream = STREAM): Promise<unknown> => (await vault.closeFields(stream, [{ eventId, data: PLAIN, personal: PERSONAL }]))[0];
const open = async (vault: Vault, data: unknown): Promise<unknown> => (await vault.openFields(STREAM, [{ eventId: 'e', data }]))[0];
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 10 * ERASURE_BOUND_MS; !(await holds()); ) {
    if (performance.now() > end) throw new Error('it does not come to hold');
    await sleep(5);
  }
};
const keyIdOf = (data: unknown): string => (data as { name: EncryptedField }).name.keyId;

describe('several processes with one vault', () => {
  const databases = new VaultDatabases();
  let database: TestVaultDatabase;
  let opened: Vault[];
  const process = async (options = {}): Promise<Vault> => {
    const vault = await database.open(options);
    opened.push(vault);
    return vault;
  };
  /** How many milliseconds later another process was last asked and still opened. When it answers is the machine's affair. */
  const stillOpenedFor = async (vault: Vault, data: unknown): Promise<number> => {
    const from = performance.now();
    for (let [last, asked] = [0, 0]; asked < 3 * ERASURE_BOUND_MS; last = asked, asked = performance.now() - from) {
      if (((await open(vault, data)) as typeof PLAIN).name === ERASED_TEXT) return last;
      await sleep(1);
    }
    throw new Error('still opened');
  };
  const listeners = (): Promise<{ pid: number }[]> =>
    database.run(`SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name = 'juanzong-vault' AND (query LIKE 'LISTEN%' OR query LIKE 'SELECT value FROM vault.counts%')`, [database.name]);

  beforeAll(() => databases.start());
  afterAll(() => databases.stop());
  beforeEach(async () => {
    [database, opened] = [await databases.fresh(), []];
  });
  afterEach(() => Promise.all(opened.map((vault) => vault.close())));

  it('make one key of one subject, also at the same moment', async () => {
    const vaults = await Promise.all([process(), process(), process()]);
    for (const stream of ['case-1', 'case-2', 'case-3']) {
      const closed = await Promise.all(vaults.flatMap((vault) => Array.from({ length: 5 }, (_, i) => close(vault, `e-${i}`, stream))));
      expect(new Set(closed.map(keyIdOf)).size).toBe(1);
      for (const vault of vaults) expect(await vault.openFields(stream, [{ eventId: 'e-0', data: closed[0] }])).toEqual([PLAIN]);
    }
  });

  it('number what readers open without a gap, each opening once', async () => {
    const vaults = await Promise.all([process(), process()]);
    const closed = await close(vaults[0] as Vault);
    await Promise.all(Array.from({ length: 40 }, (_, i) => vaults[i % 2]?.openForReader({ actor: READER, reason: `第${i}次`, stream: STREAM }, [{ eventId: 'e', data: closed }])));
    const log = await (vaults[0] as Vault).openings();
    expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(new Set(log.map(({ reason }) => reason)).size).toBe(40);
  });

  it('see each other’s erasures within the bound, and close nothing for whom was erased', async () => {
    const [one, two] = [await process(), await process()];
    const closed = await close(one);
    expect(await open(two, closed)).toEqual(PLAIN);
    await one.erase(STREAM, 'applicant');
    expect(await open(one, closed)).toEqual(GONE);
    expect(await stillOpenedFor(two, closed)).toBeLessThan(ERASURE_BOUND_MS);
    await expect(close(two)).rejects.toMatchObject({ code: 'vault.key-erased' });
  });

  it('are told of an erasure, not only by looking', async () => {
    const one = await process();
    const told = new Promise<bigint>((resolve) => {
      const watch = new ErasureWatch(database.url, { told: resolve, accepts: () => true }, () => 0);
      opened.push({ close: () => watch.close() } as Vault);
    });
    await until(async () => (await listeners()).length === 2);
    await one.erase(STREAM, 'applicant');
    expect(await told).toBe(1n);
  });

  it('see them within the bound when the connection that listens is broken again and again', async () => {
    const [one, two] = [await process(), await process()];
    const closed = await close(one);
    expect(await open(two, closed)).toEqual(PLAIN);
    const breakAll = async (): Promise<void> => {
      for (const { pid } of await listeners()) await database.run('SELECT pg_terminate_backend($1)', [pid]);
    };
    for (let left = 2; left > 0; left = (await listeners()).length) await breakAll();
    const stopped = new AbortController();
    const breaking = (async () => {
      while (!stopped.signal.aborted) await breakAll();
    })();
    await one.erase(STREAM, 'applicant');
    const elapsed = await stillOpenedFor(two, closed);
    stopped.abort();
    await breaking;
    expect(elapsed).toBeLessThan(ERASURE_BOUND_MS);
  });

  it('listen again after the connection was broken', async () => {
    let noticed = 0;
    const [one] = [await process(), await process({ onErasure: () => (noticed += 1) })];
    await until(async () => (await listeners()).length === 2);
    const before = await listeners();
    for (const { pid } of before) await database.run('SELECT pg_terminate_backend($1)', [pid]);
    await until(async () => (await listeners()).filter(({ pid }) => !before.some((old) => old.pid === pid)).length === 2);
    expect(noticed).toBe(0);
    await one.erase(STREAM, 'applicant');
    await until(() => Promise.resolve(noticed > 0));
  });

  it('see them by the count alone: not at once, and never after the bound', async () => {
    let time = 1_000;
    const [one, two] = [await process(), await VaultWithoutWatch.open(database, () => time)];
    opened.push(two);
    const closed = await close(one);
    expect(await open(two, closed)).toEqual(PLAIN);
    await one.erase(STREAM, 'applicant');
    time += ERASURE_BOUND_MS - 1;
    expect(await open(two, closed)).toEqual(PLAIN);
    time += 1;
    expect(await open(two, closed)).toEqual(GONE);
    expect(await two.fieldKeys(STREAM, 'e', closed)).toEqual([]);
  });

  it('never open for a reader what was erased while the opening was logged', async () => {
    let time = 1_000;
    const two = await VaultWithoutWatch.open(database, () => time);
    opened.push(two);
    const [one, closed] = [await process(), await close(two)];
    expect(await open(two, closed)).toEqual(PLAIN);
    const other = new VaultDatabase(database.url);
    const reading = await other.transaction(async (query) => {
      await query(`SELECT value FROM vault.counts WHERE name = 'openings' FOR UPDATE`);
      const begun = two.openForReader({ actor: READER, reason: '核对', stream: STREAM }, [{ eventId: 'e', data: closed }]);
      await one.erase(STREAM, 'applicant');
      time += ERASURE_BOUND_MS;
      return { begun };
    });
    expect(await reading.begun).toEqual([GONE]);
    await other.close();
  });

  it('ask once for all keys of a file, and for none of a file without', async () => {
    const [one, two] = [await process(), await VaultWithoutWatch.open(database, () => 0)];
    opened.push(two);
    const subjects = ['applicant', 'opponent', 'agent', 'lawyer'];
    const entries = await Promise.all(Array.from({ length: 40 }, async (_, i) => {
      const [data] = await one.closeFields(STREAM, [{ eventId: `e-${i}`, data: PLAIN, personal: [{ path: ['name'], subject: subjects[i % 4] as string }] }]);
      return { eventId: `e-${i}`, data };
    }));
    expect(two.openFields('case-2', [{ eventId: 'e', data: { outcome: 'GRANTED' } }])).toEqual([{ outcome: 'GRANTED' }]);
    expect(two.asked).toBe(0);
    for (const entry of entries) expect(await two.openFields(STREAM, [entry])).toEqual([PLAIN]);
    expect(two.asked).toBe(1);
    expect(two.openFields(STREAM, entries)).toEqual(Array(40).fill(PLAIN));
  });
});
