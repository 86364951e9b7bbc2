import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Instant, instant } from '@juanzong/kernel';
import { describeWith } from '@juanzong/local-cluster/testing';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { afterDue, DUE_MS, deadlineRow, DeadlineTable } from '../conformance/deadline-table.js';
import { until } from '../conformance/until.js';
import type { RunningDeadlines } from '../running-deadlines.js';
import { FakeDecider } from '../spec-support/fake-decider.js';
import { forgetPrefix } from '../spec-support/forget-prefix.js';
import { type BullDeadlinesParts, startBullDeadlines } from './start-bull-deadlines.js';

const LIMIT_MS = 60_000;

await describeWith(['redis'], 'instances on BullMQ', ({ redis: { url } }) => {
  let table: DeadlineTable;
  let decider: FakeDecider;
  let running: RunningDeadlines[];
  let prefix: string;
  let now: number;
  let troubles: unknown[];
  let connection: Redis;

  beforeAll(async () => {
    table = await DeadlineTable.open();
  }, LIMIT_MS);
  afterAll(() => table.close());
  beforeEach(async () => {
    await table.clear();
    decider = new FakeDecider(table);
    prefix = `juanzong-test-${randomUUID()}`;
    connection = new Redis(url, { maxRetriesPerRequest: null });
    [running, troubles, now] = [[], [], DUE_MS + 1];
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await connection.quit();
    await forgetPrefix(url, prefix);
  });

  const start = (more: Partial<BullDeadlinesParts> = {}): RunningDeadlines => {
    const one = startBullDeadlines({
      dataSource: table.dataSource, redisUrl: url, prefix, clock: { kind: 'real', now: (): Instant => instant(now) }, fire: new Map([['intake', decider.fire]]),
      onFailure: (_due, error) => void troubles.push(error), onOutage: (error) => void troubles.push(error), reconcileEveryMs: 20, plan: { firstRestMs: 10 }, ...more,
    });
    running.push(one);
    return one;
  };
  const idsOf = (many: number): string[] => Array.from({ length: many }, (_, i) => `deadline-${String(i).padStart(3, '0')}`);
  const queueOf = (context: string): Queue => new Queue(`deadlines-${context}`, { connection, prefix });

  it('two of one service: each deadline’s command is sent, and in the decider’s eyes once', async () => {
    const ids = idsOf(300);
    await table.put(...ids.map((id) => deadlineRow(id)));
    const by: [number, number] = [0, 0];
    for (const i of [0, 1] as const) {
      start({ fire: new Map([['intake', async (due) => {
        by[i] += 1;
        await decider.fire(due);
      }]]) });
    }
    await until(() => decider.recorded.length >= 300, 'all fire', LIMIT_MS);
    expect([...decider.recorded].sort()).toEqual(ids.map((id) => `${id}#0`));
    expect(Math.min(...by)).toBeGreaterThan(0);
    expect(decider.mostTold()).toBe(1);
    expect(troubles).toEqual([]);
  }, LIMIT_MS);

  it('one that stops while there is much to do leaves the rest to the other', async () => {
    const ids = idsOf(200);
    await table.put(...ids.map((id) => deadlineRow(id)));
    const first = start();
    await until(() => decider.recorded.length > 20, 'some fire');
    start();
    await first.stop();
    await until(() => decider.recorded.length >= 200, 'all fire', LIMIT_MS);
    expect(troubles).toEqual([]);
  }, LIMIT_MS);

  it('one that died with a job in hand: another takes it up', async () => {
    await table.put(deadlineRow('one'));
    const dead = new Worker('deadlines-intake', null, { connection, prefix, lockDuration: 500 });
    const stopped = start({ fire: new Map([['intake', () => Promise.reject(new Error('not yet'))]]) });
    await until(() => troubles.length > 0, 'the job is there');
    await stopped.stop();
    await until(async () => (await dead.getNextJob('of-the-dead')) !== undefined, 'the dead one takes it');
    await dead.close(true);
    start({ lockMs: 500 });
    await until(() => decider.recorded.includes('one#0'), 'it fires', LIMIT_MS);
  }, LIMIT_MS);

  it('services share a prefix, and each serves its own contexts only', async () => {
    await table.put(deadlineRow('of-intake'), deadlineRow('of-assignment', { context: 'assignment' }));
    const other = new FakeDecider(table);
    start();
    start({ fire: new Map([['assignment', other.fire]]) });
    await until(() => decider.recorded.length > 0 && other.recorded.length > 0, 'both fire');
    expect([decider.recorded, other.recorded]).toEqual([['of-intake#0'], ['of-assignment#0']]);
  });

  it('what fails all its attempts stays visible as failed, with its reason, and is tried again after a rest', async () => {
    await table.put(deadlineRow('one'));
    let cured = false;
    start({ reviveAfterMs: 300, plan: { attempts: 2, firstRestMs: 10 }, fire: new Map([['intake', (due) => (cured ? decider.fire(due) : Promise.reject(new Error('the store is contended')))]]) });
    const queue = queueOf('intake');
    await until(async () => (await queue.getJobCounts('failed'))['failed'] === 1, 'it is failed');
    expect(await queue.getFailed()).toMatchObject([{ id: 'one-0', name: 'examination', failedReason: 'the store is contended', data: { deadlineId: 'one', caseId: 'case-1' } }]);
    cured = true;
    await until(() => decider.recorded.includes('one#0'), 'it fires');
    await queue.close();
  });

  it('a job that wakes before its time, by the platform’s clock, waits again', async () => {
    await table.put(deadlineRow('early', { dueAt: afterDue(50) }), deadlineRow('fence', { dueAt: afterDue(-1) }));
    start();
    const queue = queueOf('intake');
    // The clock stands still: BullMQ wakes it after 50 ms, and it is put back without counting as an attempt.
    await until(async () => ((await queue.getJob('early-0'))?.attemptsStarted ?? 0) >= 3, 'it woke three times');
    expect(await queue.getJob('early-0')).toMatchObject({ attemptsMade: 0 });
    expect(decider.recorded).toEqual(['fence#0']);
    now = DUE_MS + 51;
    await until(() => decider.recorded.includes('early#0'), 'it fires');
    expect(troubles).toEqual([]);
    await queue.close();
  });

  it('what is due beyond the horizon is no job yet', async () => {
    await table.put(deadlineRow('far', { dueAt: afterDue(3_600_001) }), deadlineRow('near', { dueAt: afterDue(3_599_000) }), deadlineRow('fence'));
    start({ horizonMs: 3_600_000 });
    const queue = queueOf('intake');
    await until(() => decider.recorded.includes('fence#0'), 'a pass was made');
    await until(async () => (await queue.getJob('near-0')) !== undefined, 'the near one is a job');
    expect(await queue.getJob('far-0')).toBeUndefined();
    now += 10;
    await until(async () => (await queue.getJob('far-0')) !== undefined, 'the far one is a job');
    await queue.close();
  });

  it('jobs that are done are forgotten soon, and a row that is open still is told again after that', async () => {
    await table.put(deadlineRow('one'));
    const told: string[] = [];
    start({ plan: { rememberMs: 300 }, fire: new Map([['intake', ({ deadlineId }) => Promise.resolve(void told.push(deadlineId))]]) });
    await until(() => told.length >= 2, 'it is told twice');
    await table.put(deadlineRow('one', { status: 'MISSED' }));
    const queue = queueOf('intake');
    await until(async () => Object.values(await queue.getJobCounts()).every((count) => count === 0), 'nothing is left');
    await queue.close();
  });
});
