import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { ProjectionRunner } from './projection-runner.js';
import { MemoryFeed } from './spec-support/memory-feed.js';
import { TestDatabases } from './spec-support/test-database.js';
import { foldTotals, Total, totals } from './spec-support/totals.js';

/** What may happen to a read model; the model to compare with is a plain fold of the log. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('append' as const), stream: fc.integer({ min: 0, max: 3 }), amount: fc.integer({ min: -9, max: 9 }), times: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), version: fc.boolean(), batchSize: fc.integer({ min: 1, max: 6 }), repeats: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), killConnection: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('second runner' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly feed = new MemoryFeed();
  private version = 1;
  private crashes: boolean[] = [];
  private runners: ProjectionRunner[] = [];
  private rebuilds: Promise<unknown>[] = [];
  private batchSize = 5;

  constructor(private readonly dataSource: DataSource) {}

  startRunner(): void {
    const projection = totals({
      version: this.version,
      trouble: async (_entries, manager) => {
        const killConnection = this.crashes.pop();
        if (killConnection === true) await manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
        if (killConnection === false) throw new Error('crash');
      },
    });
    const { dataSource, feed, batchSize } = this;
    const runner = new ProjectionRunner({ dataSource, feed, projections: [projection], batchSize, firstRetryMs: 1, longestRetryMs: 4 });
    runner.start();
    this.runners.push(runner);
  }

  async take(action: Step): Promise<void> {
    if (action.kind === 'append') {
      for (let time = 0; time < action.times; time += 1) this.feed.append(`case-${action.stream}`, { amount: action.amount });
    } else if (action.kind === 'crash') this.crashes.push(action.killConnection);
    else if (action.kind === 'rebuild') this.rebuilds.push(Promise.allSettled([this.runners[0]?.rebuild('case_totals')]));
    else if (action.kind === 'second runner') this.startRunner();
    else if (action.kind === 'read') await this.readIsSomePrefix();
    else {
      await this.stopAll();
      this.version += action.version ? 1 : 0;
      this.batchSize = action.batchSize;
      this.feed.repeats = action.repeats;
      this.startRunner();
    }
  }

  /** Whatever a read sees is the fold of the log up to some entry. */
  private async readIsSomePrefix(): Promise<void> {
    await this.runners[0]?.waitFor('case_totals', 0n, 1);
    const relation: unknown = await this.dataSource.query("SELECT 1 FROM pg_views WHERE viewname = 'case_total'");
    if (Array.isArray(relation) && relation.length === 0) return;
    const rows = await this.rows();
    const count = rows.reduce((sum, row) => sum + row.entries, 0);
    expect(rows).toEqual(foldTotals(this.feed.log.slice(0, count)));
  }

  rows() {
    return this.dataSource.getRepository(Total).find({ order: { caseId: 'ASC' } });
  }

  async settle(): Promise<void> {
    const last = this.feed.append('case-0', { amount: 1 });
    for (const runner of this.runners) expect(await runner.waitFor('case_totals', last.position, 20_000)).toBe(true);
    expect(await this.rows()).toEqual(foldTotals(this.feed.log));
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.runners.splice(0).map((runner) => runner.stop()));
    await Promise.all(this.rebuilds.splice(0));
  }
}

describe('projection runner against a naive fold', () => {
  const databases = new TestDatabases();
  beforeAll(() => databases.start());
  afterEach(() => databases.closeAll());
  afterAll(() => databases.stop());

  it('shows the fold of a prefix at any time and of everything in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const world = new World(await databases.fresh([Total]));
        world.startRunner();
        try {
          for (const action of steps) await world.take(action);
          await world.settle();
        } finally {
          await world.stopAll();
          await databases.closeAll();
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 180_000);
});
