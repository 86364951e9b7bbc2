import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Instant, instant } from '@juanzong/kernel';
import { describeStartable } from '@juanzong/local-cluster/testing';
import { afterDue, DUE_MS, deadlineRow, DeadlineTable } from '../conformance/deadline-table.js';
import { until } from '../conformance/until.js';
import type { RunningDeadlines } from '../running-deadlines.js';
import { FakeDecider } from '../spec-support/fake-decider.js';
import { PrivateRedis } from '../spec-support/private-redis.js';
import { type BullDeadlinesParts, startBullDeadlines } from './start-bull-deadlines.js';

const LIMIT_MS = 60_000;
const MANY = 120;

await describeStartable(['redis'], 'deadlines on BullMQ, while Redis fails', () => {
  let table: DeadlineTable;
  let redis: PrivateRedis;
  let decider: FakeDecider;
  let running: RunningDeadlines[];
  let now: number;
  let outages: unknown[];
  const strays: unknown[] = [];
  const stray = (error: unknown): void => void strays.push(error);

  beforeAll(async () => {
    process.on('unhandledRejection', stray);
    table = await DeadlineTable.open();
  }, LIMIT_MS);
  afterAll(async () => {
    process.off('unhandledRejection', stray);
    await table.close();
  });
  beforeEach(async () => {
    await table.clear();
    redis = await PrivateRedis.onFreePort('a-password');
    decider = new FakeDecider(table);
    [running, outages, now] = [[], [], DUE_MS + 1];
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await redis.close();
    expect(strays).toEqual([]);
    expect(JSON.stringify(outages.map((error) => ({ ...(error as object), text: String(error) })))).not.toContain('a-password');
  });

  const start = (more: Partial<BullDeadlinesParts> = {}): RunningDeadlines => {
    const one = startBullDeadlines({
      dataSource: table.dataSource, redisUrl: redis.url, prefix: 'juanzong-test', clock: { kind: 'real', now: (): Instant => instant(now) }, fire: new Map([['intake', decider.fire]]),
      onFailure: (_due, error) => void outages.push(error), onOutage: (error) => void outages.push(error), reconcileEveryMs: 50, lockMs: 1_000, plan: { firstRestMs: 20 }, ...more,
    });
    running.push(one);
    return one;
  };
  const ids = Array.from({ length: MANY }, (_, i) => `deadline-${String(i).padStart(3, '0')}`);
  const all = ids.map((id) => `${id}#0`);
  const allFired = (): Promise<void> => until(() => decider.recorded.length >= MANY, 'every deadline is recorded', LIMIT_MS);
  /** Half are due at once, half in a while: some are jobs, some were carried out and some are in hand when Redis goes. */
  const putHalves = (): Promise<void> => table.put(...ids.map((id, i) => deadlineRow(id, i % 2 === 0 ? {} : { dueAt: afterDue(600 + i) })));
  const someFired = (): Promise<void> => until(() => decider.recorded.length > MANY / 8, 'some fire');

  it.each([['with its data', false], ['without its data', true]])('killed and started again %s: every deadline fires, in the decider’s eyes once', async (_how, forget) => {
    await redis.start();
    await putHalves();
    start();
    await someFired();
    await redis.kill({ forget });
    now += 60_000;
    await until(() => outages.length > 0, 'the outage is told');
    await redis.start();
    await allFired();
    expect([...decider.recorded].sort()).toEqual(all);
  }, LIMIT_MS);

  it('emptied, again and again: every deadline fires', async () => {
    await redis.start();
    await putHalves();
    start();
    await someFired();
    for (let i = 0; i < 3; i += 1) await redis.empty();
    now += 60_000;
    await redis.empty();
    await allFired();
    expect([...decider.recorded].sort()).toEqual(all);
  }, LIMIT_MS);

  it('emptied while nothing is due: what was handed over is handed over again before it is due', async () => {
    const isJob = async (): Promise<boolean> => (await redis.ask((asking) => asking.exists('juanzong-test:deadlines-intake:later-0'))) === 1;
    await redis.start();
    await table.put(deadlineRow('later', { dueAt: afterDue(3_600_000) }));
    start();
    await until(isJob, 'it is a job');
    await redis.empty();
    await until(isJob, 'it is a job again');
    expect(decider.recorded).toEqual([]);
  }, LIMIT_MS);

  it('started anew with an older state of its data: what is missing there is handed over again', async () => {
    const isJob = async (): Promise<boolean> => (await redis.ask((asking) => asking.exists('juanzong-test:deadlines-intake:later-0'))) === 1;
    await redis.start();
    await table.put(deadlineRow('later', { dueAt: afterDue(3_600_000) }));
    start();
    await until(isJob, 'it is a job');
    // The mark is there, and the jobs are not.
    await redis.ask(async (asking) => asking.del(await asking.keys('juanzong-test:deadlines-intake:*')));
    await redis.kill();
    await redis.start();
    await until(isJob, 'it is a job again');
  }, LIMIT_MS);

  it('what is overdue is handed over again and again: a job that is lost and leaves no trace fires all the same', async () => {
    await redis.start();
    let inVain = 0;
    const refusing = (): Promise<void> => {
      inVain += 1;
      return Promise.reject(new Error('not now'));
    };
    await table.put(deadlineRow('one'));
    start({ fire: new Map([['intake', (due) => (inVain === 0 ? refusing() : decider.fire(due))]]), plan: { attempts: 1 }, reviveAfterMs: 3_600_000 });
    await until(async () => (await redis.ask((asking) => asking.zcard('juanzong-test:deadlines-intake:failed'))) === 1, 'its only try has failed');
    expect(decider.recorded).toEqual([]);
    await redis.ask(async (asking) => asking.del(['juanzong-test:deadlines-intake:one-0', 'juanzong-test:deadlines-intake:failed']));
    await until(() => decider.recorded.length > 0, 'it fires');
    expect(decider.recorded).toEqual(['one#0']);
  }, LIMIT_MS);

  it('away at the start: works as soon as it is there', async () => {
    await putHalves();
    start();
    await until(() => outages.length > 0, 'the outage is told');
    now += 60_000;
    await redis.start();
    await allFired();
  }, LIMIT_MS);

  it('away at the start and at the end: stops all the same', async () => {
    await table.put(deadlineRow('one'));
    const one = start();
    await until(() => outages.length > 0, 'the outage is told');
    await one.stop();
    expect(decider.recorded).toEqual([]);
  }, LIMIT_MS);

  it('gone while a command is in hand: the command is finished before all has stopped', async () => {
    await redis.start();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let inHand = false;
    await table.put(deadlineRow('one'));
    const one = start({ fire: new Map([['intake', async (due) => {
      inHand = true;
      await gate;
      await decider.fire(due);
    }]]) });
    await until(() => inHand, 'it is in hand');
    await redis.kill();
    const stopping = one.stop();
    release();
    await stopping;
    expect(decider.recorded).toEqual(['one#0']);
  }, LIMIT_MS);

  it('frozen: the connection is made anew, and everything fires once it answers', async () => {
    await redis.start();
    await putHalves();
    start({ silenceMs: 100 });
    await someFired();
    redis.freeze();
    now += 60_000;
    await until(() => outages.length > 0, 'the outage is told');
    redis.thaw();
    await allFired();
  }, LIMIT_MS);

  it('refusing its password: is told without it', async () => {
    await redis.start();
    start({ redisUrl: redis.url.replace('a-password', 'wrong-password') });
    await until(() => outages.length > 0, 'the refusal is told');
    expect(String(outages[0])).toMatch(/WRONGPASS/);
    expect(JSON.stringify(outages.map((error) => ({ ...(error as object) })))).not.toContain('wrong-password');
  }, LIMIT_MS);
});
