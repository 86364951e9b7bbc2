import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { CheckpointWatch } from './checkpoint-watch.js';
import { ProjectionRunner } from './projection-runner.js';
import { MemoryFeed } from './spec-support/memory-feed.js';
import { TestDatabases } from './spec-support/test-database.js';
import { Total, totals } from './spec-support/totals.js';

const PATIENCE = 20_000;
const databases = new TestDatabases();
let [here, there]: DataSource[] = [];
beforeAll(async () => {
  await databases.start();
  here = await databases.fresh([Total]);
  there = await databases.connect('test_1', [Total]);
});
afterAll(() => databases.stop());

describe('waiting for a read model that another process keeps', () => {
  it('ends when readers see the entry, by position and by revision, and says so when they do not', async () => {
    const watch = new CheckpointWatch(there as DataSource);
    const feed = new MemoryFeed();
    expect(await watch.waitFor('case_totals', 1n, 20)).toBe(false);
    expect(await watch.positionOf('case_totals')).toBeUndefined();
    const runner = new ProjectionRunner({ dataSource: here as DataSource, feed, projections: [totals()] });
    runner.start();
    const waits = [watch.waitForRevision('case_totals', 'case-1', 1, PATIENCE)];
    for (let amount = 0; amount < 2; amount += 1) feed.append('case-1', { amount });
    const last = feed.log.at(-1)?.position ?? 0n;
    waits.push(watch.waitFor('case_totals', last, PATIENCE));
    expect(await Promise.all(waits)).toEqual([true, true]);
    expect(await watch.positionOf('case_totals')).toBe(last);
    expect(await watch.waitFor('case_totals', last + 1n, 30)).toBe(false);
    expect(await watch.waitForRevision('case_totals', 'case-1', 2, 30)).toBe(false);
    await runner.stop();
  });
});
