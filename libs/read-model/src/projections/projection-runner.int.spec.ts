import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { migrate } from '../data-source/create-data-source.js';
import { isDatabaseAway } from '../data-source/database-away.js';
import type { Projection } from './projection.js';
import { ProjectionRunner } from './projection-runner.js';
import type { RunnerOptions } from './options.js';
import { readAtCheckpoint } from './read-at-checkpoint.js';
import { MemoryFeed } from './spec-support/memory-feed.js';
import { TestDatabases } from './spec-support/test-database.js';
import { foldTotals, Total, type TotalRow, totals } from './spec-support/totals.js';

const PATIENCE = 20_000;

/** Holds a batch until it is opened, and tells when one has come. */
function turnstile(): { gate: () => Promise<void>; entered: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  let enter: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const gate = (): Promise<void> => {
    enter();
    return opened;
  };
  return { gate, entered, open };
}

describe('projection runner', () => {
  const databases = new TestDatabases();
  const runners: ProjectionRunner[] = [];
  let dataSource: DataSource;
  let feed: MemoryFeed;

  const run = (projections: readonly Projection[], more: Partial<RunnerOptions> = {}): ProjectionRunner => {
    const runner = new ProjectionRunner({ dataSource, feed, projections, firstRetryMs: 1, longestRetryMs: 5, ...more });
    runners.push(runner);
    runner.start();
    return runner;
  };
  const rows = (): Promise<TotalRow[]> => dataSource.getRepository(Total).find({ order: { caseId: 'ASC' } });
  const appendSome = (count: number): void => {
    for (let index = 0; index < count; index += 1) feed.append(`case-${index % 7}`, { amount: index });
  };
  const lastPosition = (): bigint => feed.log.at(-1)?.position ?? 0n;
  const seen = async (runner: ProjectionRunner, projection = 'case_totals'): Promise<void> => {
    expect(await runner.waitFor(projection, lastPosition(), PATIENCE)).toBe(true);
  };
  const schemas = async (): Promise<unknown> =>
    dataSource.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'case_totals%' ORDER BY 1");

  beforeAll(() => databases.start());
  afterAll(() => databases.stop());
  beforeEach(async () => {
    dataSource = await databases.fresh([Total]);
    feed = new MemoryFeed();
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    await databases.closeAll();
  });

  it('catches up, follows, and goes on after a restart where it stopped', async () => {
    appendSome(120);
    const first = run([totals()], { batchSize: 16 });
    await seen(first);
    appendSome(10);
    await seen(first);
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(first.status()[0]).toMatchObject({ state: 'following', position: lastPosition(), error: undefined });
    await first.stop();
    appendSome(10);
    await seen(run([totals()]));
    expect(await rows()).toEqual(foldTotals(feed.log));
  });

  it('never applies an entry twice, whatever the feed repeats, breaks off, and however a transaction dies', async () => {
    appendSome(150);
    feed.repeats = 5;
    feed.breakAfter = 40;
    let deaths = 0;
    const dying = totals({
      trouble: async (_entries, manager) => {
        deaths += 1;
        if (deaths % 9 === 1) await manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
        if (deaths % 9 === 5) throw new Error('the power went off');
      },
    });
    await seen(run([dying], { batchSize: 25 }));
    expect(deaths).toBeGreaterThan(3);
    expect(await rows()).toEqual(foldTotals(feed.log));
  });

  it('lets two runners share a database', async () => {
    appendSome(200);
    const other = await databases.connect(String(dataSource.options.database), [Total]);
    const both = [run([totals()], { batchSize: 7 }), run([totals()], { batchSize: 11, dataSource: other })];
    for (const runner of both) await seen(runner);
    await both[0]?.rebuild('case_totals');
    appendSome(50);
    for (const runner of both) await seen(runner);
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(both.map((runner) => runner.status()[0]?.error)).toEqual([undefined, undefined]);
  });

  it('stops a failing projection with its reason, tries again, and lets the others go on', async () => {
    let broken = true;
    const failing = totals({
      trouble: async () => {
        if (broken) throw new Error('an entry nobody expected');
      },
    });
    const counted: Projection = {
      name: 'entry_count', version: 1, tables: ['entry_count'],
      create: async (manager) => {
        await manager.query('CREATE TABLE entry_count (id int PRIMARY KEY, n int)');
        await manager.query('INSERT INTO entry_count VALUES (1, 0)');
      },
      apply: async (entries, manager) => {
        await manager.query('UPDATE entry_count SET n = n + $1', [entries.length]);
      },
    };
    const failures: string[] = [];
    let failedTwice: () => void = () => undefined;
    const twice = new Promise<void>((resolve) => (failedTwice = resolve));
    appendSome(20);
    const runner = run([failing, counted], {
      onFailure: (projection, error) => {
        failures.push(`${projection}: ${error instanceof Error ? error.message : ''}`);
        if (failures.length === 2) failedTwice();
      },
    });
    await seen(runner, 'entry_count');
    await twice;
    expect(runner.status()[0]).toMatchObject({ state: 'stopped', error: 'an entry nobody expected', position: undefined });
    expect(new Set(failures)).toEqual(new Set(['case_totals: an entry nobody expected']));
    expect(await rows()).toEqual([]);
    broken = false;
    await seen(runner);
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(await dataSource.query('SELECT n FROM entry_count')).toEqual([{ n: 20 }]);
  });

  it('rebuilds beside the live rows while entries arrive; a read never goes back and never misses a row', async () => {
    appendSome(300);
    const runner = run([totals()], { batchSize: 20 });
    await seen(runner);
    let rebuilding = true;
    const rebuilt = runner.rebuild('case_totals').finally(() => (rebuilding = false));
    let before = 300;
    let reads = 0;
    while (rebuilding || reads < 5) {
      appendSome(1);
      const now = (await rows()).reduce((sum, row) => sum + row.entries, 0);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
      reads += 1;
    }
    await rebuilt;
    await seen(runner);
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(await schemas()).toEqual([{ nspname: 'case_totals__b2' }]);
    expect(runner.status()[0]?.rebuild).toBeUndefined();
  });

  it('rebuilds by itself for a new version; until then the old rows are read and left alone', async () => {
    appendSome(30);
    const old = run([totals()]);
    await seen(old);
    await old.stop();
    const oldRows = await rows();
    const { gate, entered, open } = turnstile();
    appendSome(5);
    const next = run([totals({ version: 2, factor: 10, trouble: gate })]);
    await entered;
    expect(await next.waitFor('case_totals', lastPosition(), 1)).toBe(false);
    expect(await rows()).toEqual(oldRows);
    expect(next.status()[0]).toMatchObject({ state: 'outdated', live: undefined, rebuild: { version: 2, state: 'catching-up' } });
    open();
    await seen(next);
    expect(await rows()).toEqual(foldTotals(feed.log, 10));
    expect(await schemas()).toEqual([{ nspname: 'case_totals__b2' }]);
  });

  it('does not let an older program write to a newer build', async () => {
    appendSome(5);
    const newer = run([totals({ version: 3 })]);
    await seen(newer);
    await newer.stop();
    let failed: (error: unknown) => void = () => undefined;
    const failure = new Promise<unknown>((resolve) => (failed = resolve));
    appendSome(5);
    const older = run([totals({ version: 2, factor: 100 })], { onFailure: (_projection, error) => failed(error) });
    expect(await failure).toMatchObject({ message: expect.stringContaining('version 3 already') });
    expect(older.status()[0]?.state).toBe('stopped');
    expect(await rows()).toEqual(foldTotals(feed.log.slice(0, 5)));
  });

  it.each([
    ['the tables', 'DROP SCHEMA case_totals__b1 CASCADE'],
    ['one table', 'DROP TABLE case_totals__b1.case_total CASCADE'],
    ['the view', 'DROP VIEW public.case_total'],
    ['the bookkeeping', 'DELETE FROM read_model.build'],
  ])('recovers by itself when %s was wiped', async (_what, wipe) => {
    appendSome(20);
    const first = run([totals()]);
    await seen(first);
    await first.stop();
    await dataSource.query(wipe);
    await seen(run([totals()]));
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(await schemas()).toHaveLength(1);
  });

  it('goes on with a rebuild that was cut short', async () => {
    appendSome(20);
    const first = run([totals()]);
    await seen(first);
    await first.stop();
    const { gate, entered, open } = turnstile();
    const second = run([totals({ trouble: gate })]);
    const cut = expect(second.rebuild('case_totals')).rejects.toThrow(/goes on at the next start/);
    await entered;
    const stopped = second.stop();
    open();
    await Promise.all([stopped, cut]);
    const third = run([totals()]);
    await seen(third);
    await third.rebuild('case_totals');
    expect(await rows()).toEqual(foldTotals(feed.log));
    expect(await schemas()).toHaveLength(1);
  });

  it('lets a read wait for a position or for a revision of one stream, and no longer than it said', async () => {
    const runner = run([totals()]);
    const waiting = runner.waitForRevision('case_totals', 'case-x', 1, PATIENCE);
    feed.append('case-x', { amount: 1 });
    const { position } = feed.append('case-x', { amount: 2 });
    expect(await waiting).toBe(true);
    expect(await runner.waitFor('case_totals', position, PATIENCE)).toBe(true);
    expect(await runner.waitFor('case_totals', position + 1n, 20)).toBe(false);
    expect(await runner.waitForRevision('case_totals', 'case-x', 2, 20)).toBe(false);
    expect(await runner.waitForRevision('case_totals', 'case-y', 0, 20)).toBe(false);
    await expect(runner.waitFor('nothing', 1n, 1)).rejects.toThrow('no projection nothing');
  });

  it('says when everything has caught up', async () => {
    appendSome(40);
    const runner = run([totals()]);
    expect(await runner.waitUntilCaughtUp(PATIENCE)).toBe(true);
    expect(await rows()).toEqual(foldTotals(feed.log));
    const never = run([{ ...totals({ trouble: () => Promise.reject(new Error('never')) }), name: 'never', tables: ['never_total'] }]);
    expect(await never.waitUntilCaughtUp(50)).toBe(false);
  });

  it('has nothing to read before it was made, which is no fault; then rows that may still be behind', async () => {
    appendSome(40);
    const read = () => readAtCheckpoint(dataSource, 'case_totals', (manager) => manager.getRepository(Total).find());
    const early: unknown = await read().catch((reason: unknown) => reason);
    expect(isDatabaseAway(early)).toBe(true);
    // Its first batch takes as long as it likes: it does not catch up meanwhile.
    const { gate, open } = turnstile();
    const runner = run([totals({ trouble: gate })], { batchSize: 4 });
    expect(await runner.waitUntilReadable(PATIENCE)).toBe(true);
    expect(await read()).toEqual({ position: undefined, result: [] });
    open();
    expect(await runner.waitUntilCaughtUp(PATIENCE)).toBe(true);
    expect((await read()).result).not.toEqual([]);
  });

  it('reads rows with the position they are as of, while it goes on', async () => {
    const runner = run([totals()], { batchSize: 3 });
    await runner.waitUntilCaughtUp(PATIENCE);
    for (let round = 0; round < 20; round += 1) {
      appendSome(9);
      const { position, result } = await readAtCheckpoint(dataSource, 'case_totals', (manager) =>
        manager.getRepository(Total).find({ order: { caseId: 'ASC' } }),
      );
      expect(result).toEqual(foldTotals(feed.log.filter((entry) => position !== undefined && entry.position <= position)));
    }
  });

  it.each([
    ['the tables, and nothing more is written', `DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'case_totals%' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP; END $$`, 0],
    ['the tables, and entries arrive', `DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'case_totals%' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP; END $$`, 9],
    ['only the names by which they are read', 'DROP VIEW public.case_total', 0],
    ['the bookkeeping with everything else', 'DROP SCHEMA read_model CASCADE; DROP SCHEMA public CASCADE', 9],
  ])('makes anew what is dropped while it runs: %s', async (_what, drop, more) => {
    const runner = run([totals()], { lookEveryMs: 20, repair: async () => void (await migrate(dataSource)) });
    appendSome(50);
    await seen(runner);
    await dataSource.query(drop);
    appendSome(more);
    const wanted = foldTotals(feed.log);
    for (const end = performance.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const now = await rows().catch(() => []);
      if (isDeepStrictEqual(now, wanted) || performance.now() > end) break;
    }
    expect(await rows()).toEqual(wanted);
  });

  it('takes no other projection’s build for its own where the bookkeeping alone was dropped, and its numbers begin anew', async () => {
    const counted = (name: string): Projection => ({
      name, version: 1, tables: [name],
      create: async (manager) => void (await manager.query(`CREATE TABLE ${name} (position bigint PRIMARY KEY)`)),
      apply: async (entries, manager) => void (await manager.query(`INSERT INTO ${name} SELECT unnest($1::bigint[])`, [entries.map(({ position }) => String(position))])),
    });
    const count = async (name: string): Promise<number> => Number((await dataSource.query<{ count: string }[]>(`SELECT count(*) FROM ${name}`))[0]?.count);
    const repair = async (): Promise<void> => void (await migrate(dataSource));
    const first = run([counted('first_count')], { lookEveryMs: 60_000, repair });
    appendSome(30);
    await seen(first, 'first_count');
    await dataSource.query('DROP SCHEMA read_model CASCADE');
    await repair();
    // Its build is number 1 now, at the very place where the other stands, whose build was number 1 too.
    const second = run([counted('second_count')], { repair });
    await seen(second, 'second_count');
    appendSome(5);
    await seen(second, 'second_count');
    const builds = () => dataSource.query<{ projection: string }[]>('SELECT projection FROM read_model.build ORDER BY projection');
    for (const end = performance.now() + PATIENCE; (await builds()).length < 2 && performance.now() < end;) await new Promise((resolve) => setTimeout(resolve, 20));
    await seen(first, 'first_count');
    expect([await count('first_count'), await count('second_count'), (await builds()).map(({ projection }) => projection)]).toEqual([35, 35, ['first_count', 'second_count']]);
  }, 2 * PATIENCE);

  it('refuses two projections that claim one table', () => {
    const twin = { ...totals(), name: 'twin' };
    expect(() => new ProjectionRunner({ dataSource, feed, projections: [totals(), twin] })).toThrow('case_total');
    expect(() => new ProjectionRunner({ dataSource, feed, projections: [{ ...twin, name: 'Twin"' }] })).toThrow('Twin');
  });
});
