import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Deadline, deadlineContracts } from '@juanzong/common-contracts';
import { type Instant, instant } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, type EntryFeed, type FeedEntry, ProjectionRunner, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { DeadlineClock, type DeadlineClockParts, DeadlineEntity, deadlinesProjection } from './index.js';

const EXAMPLE: Deadline = deadlineContracts('intake').started.example.deadline as Deadline;
const DUE = Date.parse('2024-03-12T15:59:59.999Z');

/** Entries that are told at once, and then what is added. */
class Feed implements EntryFeed {
  readonly log: FeedEntry[] = [];
  #wake: () => void = () => undefined;

  add(type: string, data: unknown): void {
    const revision = this.log.length;
    this.log.push({ position: BigInt(revision + 1), entry: { stream: 'case-1', type, data, caseId: '1', revision } as FeedEntry['entry'] });
    this.#wake();
  }

  async *follow(from: bigint | undefined, { signal }: { readonly signal: AbortSignal }) {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    let told = false;
    for (let next = Number(from ?? 0n); !signal.aborted; ) {
      const entry = this.log[next];
      if (entry) {
        next += 1;
        yield [entry];
      } else if (!told) {
        told = true;
        yield [{ caughtUp: true } as const];
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }
}

describe('the clock over the table of deadlines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deadlines-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;
  let runner: ProjectionRunner;
  let runs = 0;
  let feed: Feed;
  let projection: string;
  let now: number;
  let fired: string[];
  let failures: unknown[];
  let trouble: Error | undefined;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [DeadlineEntity] });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    feed = new Feed();
    now = DUE + 1;
    [fired, failures, trouble] = [[], [], undefined];
    runs += 1;
    projection = `deadlines_${runs}`;
    runner = new ProjectionRunner({ dataSource, feed, projections: [{ ...deadlinesProjection, name: projection }] });
  });
  afterEach(() => runner.stop());

  const start = (id: string, more: Partial<Deadline> = {}, context = 'intake'): void => feed.add(`${context}.DeadlineStarted`, { deadline: { ...EXAMPLE, deadlineId: id, ...more } });
  const seen = async (): Promise<void> => {
    expect(await runner.waitFor(projection, BigInt(feed.log.length), 20_000)).toBe(true);
  };
  const clock = (more: Partial<DeadlineClockParts> = {}): DeadlineClock =>
    new DeadlineClock({
      dataSource, clock: { kind: 'virtual', now: (): Instant => instant(now) }, onFailure: (_due, error) => void failures.push(error),
      fire: new Map([['intake', async ({ deadlineId, generation }) => {
        await Promise.resolve();
        if (trouble) throw trouble;
        fired.push(`${deadlineId}#${generation}`);
      }]]),
      ...more,
    });

  it('fires what is due, once, the earliest first; not what is paused, ended, still running or had passed when recorded', async () => {
    start('later', { dueAt: instant(DUE) });
    start('earlier', { dueAt: instant(DUE - 1000) });
    start('running', { dueAt: instant(DUE + 1) });
    start('passed', { passedWhenRecorded: true });
    for (const id of ['paused', 'met', 'missed', 'fallen']) start(id);
    feed.add('intake.DeadlinePaused', { deadlineId: 'paused', generation: 1, pausedAt: instant(DUE - 5), reason: 'SUPPLEMENT' });
    feed.add('eligibility.DeadlineMet', { deadlineId: 'met' });
    feed.add('intake.DeadlineMissed', { deadlineId: 'missed' });
    feed.add('intake.DeadlineFellAway', { deadlineId: 'fallen' });
    runner.start();
    await seen();
    const ticking = clock();
    expect(await ticking.tick()).toBe(2);
    expect(fired).toEqual(['earlier#0', 'later#0']);
    expect(await ticking.tick()).toBe(0);
    now += 10;
    expect(await ticking.tick()).toBe(1);
    expect(fired).toEqual(['earlier#0', 'later#0', 'running#0']);
  });

  it('fires again after a failure, and tells of it', async () => {
    start('one');
    runner.start();
    await seen();
    const ticking = clock();
    trouble = new Error('the store is contended');
    await ticking.tick();
    expect([fired, failures]).toEqual([[], [trouble]]);
    trouble = undefined;
    await ticking.tick();
    await ticking.tick();
    expect(fired).toEqual(['one#0']);
  });

  it('those that cannot be fired never hold up the others', async () => {
    for (const id of ['bad-1', 'bad-2']) start(id, { dueAt: instant(DUE - 1000) });
    start('good');
    runner.start();
    await seen();
    const fire = async ({ deadlineId }: { readonly deadlineId: string }): Promise<void> => {
      await Promise.resolve();
      if (deadlineId.startsWith('bad')) throw new Error('never');
      fired.push(deadlineId);
    };
    const ticking = clock({ batch: 2, fire: new Map([['intake', fire]]) });
    for (let tick = 0; tick < 3; tick += 1) await ticking.tick();
    expect(fired).toEqual(['good']);
  });

  it('fires a new generation anew, and again in a process that has just started', async () => {
    start('one');
    runner.start();
    await seen();
    const ticking = clock();
    await ticking.tick();
    feed.add('intake.DeadlinePaused', { deadlineId: 'one', generation: 1, pausedAt: instant(DUE - 5), reason: 'SUPPLEMENT' });
    await seen();
    await ticking.tick();
    feed.add('intake.DeadlineResumed', { deadline: { ...EXAMPLE, deadlineId: 'one', generation: 2 } });
    await seen();
    await ticking.tick();
    expect(fired).toEqual(['one#0', 'one#2']);
    await clock().tick();
    expect(fired).toEqual(['one#0', 'one#2', 'one#2']);
  });

  it('fires everything, however much is due at once', async () => {
    for (let i = 0; i < 450; i += 1) start(`many-${String(i).padStart(3, '0')}`);
    runner.start();
    await seen();
    const ticking = clock();
    let sent = 1;
    while (sent > 0) sent = await ticking.tick();
    expect(new Set(fired).size).toBe(450);
    expect(fired).toHaveLength(450);
  });

  it('ticks by itself until it is stopped, and goes on after the table was out of reach', async () => {
    start('one');
    runner.start();
    await seen();
    const outages: unknown[] = [];
    const firing = new Promise<void>((resolve) => {
      let reads = 0;
      const flaky = { getRepository: () => {
        reads += 1;
        if (reads === 1) throw new Error('the database is gone');
        return dataSource.getRepository(DeadlineEntity);
      } } as unknown as DataSource;
      const ticking = clock({ intervalMs: 1, dataSource: flaky, onOutage: (error) => void outages.push(error), fire: new Map([['intake', () => Promise.resolve(resolve())]]) });
      ticking.start();
      stop = () => ticking.stop();
    });
    await firing;
    await stop();
    expect(outages).toEqual([new Error('the database is gone')]);
  });
  let stop: () => Promise<void> = () => Promise.resolve();
});
