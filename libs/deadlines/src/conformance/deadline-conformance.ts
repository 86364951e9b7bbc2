import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instant } from '@juanzong/kernel';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { DeadlineRow } from '../open-deadline.entity.js';
import { type DeadlineParts, type FireDeadline, mayFire, type RunningDeadlines } from '../running-deadlines.js';
import { afterDue, DUE_MS, deadlineRow, DeadlineTable } from './deadline-table.js';
import { until } from './until.js';

/** Starts the clock under test over a table. Every start is of the same fleet: a second one is a second instance. */
export type StartDeadlines = (parts: DeadlineParts) => RunningDeadlines;

export interface DeadlinesUnderTest {
  readonly start: StartDeadlines;
  dispose(): Promise<void>;
}

const SHORT_MS = 300;

/** What every clock over the deadlines table promises, whatever carries the deadlines. */
export function deadlineConformance(name: string, make: () => DeadlinesUnderTest): void {
  describe(`${name}: a clock over the deadlines table`, () => {
    let table: DeadlineTable;
    let under: DeadlinesUnderTest;
    let running: RunningDeadlines[];
    let now: number;
    let fired: string[];
    let failed: string[];
    let outages: unknown[];
    let troubled: (deadlineId: string) => boolean;
    let fences = 0;

    beforeAll(async () => {
      table = await DeadlineTable.open();
    }, 60_000);
    afterAll(() => table.close());
    beforeEach(async () => {
      await table.clear();
      under = make();
      now = DUE_MS + 1;
      [running, fired, failed, outages] = [[], [], [], []];
      troubled = () => false;
    });
    afterEach(async () => {
      await Promise.all(running.map((one) => one.stop()));
      await under.dispose();
    });

    const note = (into: string[]): FireDeadline => async ({ deadlineId, generation }) => {
      await Promise.resolve();
      if (troubled(deadlineId)) throw new Error(`trouble with ${deadlineId}`);
      into.push(`${deadlineId}#${generation}`);
    };
    const start = (more: Partial<DeadlineParts> = {}): RunningDeadlines => {
      const one = under.start({
        dataSource: table.dataSource, clock: { kind: 'virtual', now: (): Instant => instant(now) }, fire: new Map([['intake', note(fired)]]),
        onFailure: ({ deadlineId }, error) => void failed.push(`${deadlineId}: ${(error as Error).message}`), onOutage: (error) => void outages.push(error), ...more,
      });
      running.push(one);
      return one;
    };
    const sent = (): string[] => fired.filter((key) => !key.startsWith('fence')).sort();
    /** Everything that could have fired by now has: a deadline that came due after all others was seen, and then another. */
    const settled = async (): Promise<void> => {
      for (let i = 0; i < 2; i += 1) {
        fences += 1;
        const key = `fence-${fences}#0`;
        await table.put(deadlineRow(`fence-${fences}`));
        await until(() => fired.includes(key), `${key} fires`);
      }
    };

    it('fires what is due, once; not what is paused, ended, still running, had passed when recorded or is of another context', async () => {
      await table.put(
        deadlineRow('due'), deadlineRow('overdue', { dueAt: afterDue(-86_400_000), generation: 3 }), deadlineRow('exactly-now', { dueAt: afterDue(1) }),
        deadlineRow('running', { dueAt: afterDue(3_600_000) }), deadlineRow('passed', { passedWhenRecorded: true }), deadlineRow('paused', { pausedAt: afterDue(-5) }),
        deadlineRow('met', { status: 'MET' }), deadlineRow('missed', { status: 'MISSED' }), deadlineRow('fallen', { status: 'FELL_AWAY' }), deadlineRow('other', { context: 'assignment' }),
      );
      start();
      await settled();
      expect(sent()).toEqual(['due#0', 'overdue#3']);
      await settled();
      expect(sent()).toEqual(['due#0', 'overdue#3']);
      expect([failed, outages]).toEqual([[], []]);
    });

    it('fires what comes due while it runs, and not before', async () => {
      await table.put(deadlineRow('soon', { dueAt: afterDue(SHORT_MS) }));
      start();
      await settled();
      expect(sent()).toEqual([]);
      now = DUE_MS + SHORT_MS + 1;
      await until(() => sent().length > 0, 'the deadline fires');
      await settled();
      expect(sent()).toEqual(['soon#0']);
    });

    it('follows a deadline that moves, is paused and goes on: each generation fires at its own time only', async () => {
      const soon = { dueAt: afterDue(SHORT_MS) };
      await table.put(...['moved', 'nudged', 'paused', 'ended', 'sooner'].map((id) => deadlineRow(id, id === 'sooner' ? { dueAt: afterDue(3_600_000) } : soon)));
      // Comes due, by anybody's clock, after the old generations would have.
      await table.put(deadlineRow('fence-late', { dueAt: afterDue(2 * SHORT_MS) }));
      start();
      await settled();
      await table.put(
        deadlineRow('moved', { dueAt: afterDue(60_000), generation: 1 }), deadlineRow('nudged', { dueAt: afterDue(SHORT_MS + 100), generation: 1 }), deadlineRow('paused', { ...soon, pausedAt: afterDue(1), generation: 1 }),
        deadlineRow('ended', { ...soon, status: 'MET' }), deadlineRow('sooner', { dueAt: afterDue(2), generation: 1 }),
      );
      now = DUE_MS + 2 * SHORT_MS + 1;
      await until(() => fired.includes('fence-late#0'), 'the late fence fires');
      await settled();
      expect(sent()).toEqual(['nudged#1', 'sooner#1']);
      await table.put(deadlineRow('moved', { generation: 2 }), deadlineRow('paused', { generation: 2 }));
      await until(() => sent().length >= 4, 'the new generations fire');
      await settled();
      expect(sent()).toEqual(['moved#2', 'nudged#1', 'paused#2', 'sooner#1']);
    });

    it('keeps trying what cannot be fired, tells of it, and holds nothing up for it', async () => {
      const bad = Array.from({ length: 20 }, (_, i) => `bad-${i}`);
      await table.put(...bad.map((id) => deadlineRow(id, { dueAt: afterDue(-1000) })), deadlineRow('good'));
      troubled = (id) => id.startsWith('bad');
      start();
      await until(() => sent().includes('good#0'), 'the good one fires');
      await until(() => bad.every((id) => failed.filter((text) => text === `${id}: trouble with ${id}`).length >= 2), 'each was told of twice');
      expect(sent()).toEqual(['good#0']);
      troubled = () => false;
      await until(() => sent().length === 21, 'the bad ones fire too');
      await settled();
      expect(sent()).toHaveLength(21);
    });

    it('fires everything, however much is due at once', async () => {
      const ids = Array.from({ length: 450 }, (_, i) => `many-${String(i).padStart(3, '0')}`);
      await table.put(...ids.map((id) => deadlineRow(id)));
      start();
      await until(() => sent().length >= 450, 'all of them fire');
      await settled();
      expect(sent()).toEqual(ids.map((id) => `${id}#0`));
    });

    it('goes on after the table was out of reach, and says so', async () => {
      await table.put(deadlineRow('one'));
      let reads = 0;
      const flaky = { getRepository: (...args: Parameters<DataSource['getRepository']>) => {
        reads += 1;
        if (reads <= 2) throw new Error('the database is gone');
        return table.dataSource.getRepository(...args);
      } } as unknown as DataSource;
      start({ dataSource: flaky });
      await until(() => sent().length > 0, 'the deadline fires');
      expect(outages[0]).toMatchObject({ message: 'the database is gone' });
    });

    it('finishes what it has in hand before it has stopped, and fires nothing after that', async () => {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      let inHand = false;
      let stopped = false;
      const slow: FireDeadline = async (due) => {
        inHand = true;
        await gate;
        await note(fired)(due);
      };
      await table.put(deadlineRow('one'));
      const first = start({ fire: new Map([['intake', slow]]) });
      await until(() => inHand, 'the deadline is in hand');
      const stopping = first.stop().then(() => (stopped = true));
      expect(stopped).toBe(false);
      release();
      await stopping;
      expect(fired).toEqual(['one#0']);
      await table.put(deadlineRow('one', { status: 'MISSED' }), deadlineRow('two'));
      const bySecond: string[] = [];
      start({ fire: new Map([['intake', note(bySecond)]]) });
      await until(() => bySecond.length > 0, 'the second clock fires');
      expect([fired, bySecond]).toEqual([['one#0'], ['two#0']]);
    });

    it('is stopped twice as it is stopped once', async () => {
      const one = start();
      await Promise.all([one.stop(), one.stop()]);
      await one.stop();
    });

    const anyRow = fc.record({
      dueAt: fc.integer({ min: -5, max: 5 }).map(afterDue), generation: fc.nat(3), status: fc.constantFrom<DeadlineRow['status']>('OPEN', 'OPEN', 'OPEN', 'MET', 'MISSED', 'FELL_AWAY'),
      passedWhenRecorded: fc.boolean(), pausedAt: fc.option(fc.constant<string>(afterDue(-9))), context: fc.constantFrom('intake', 'intake', 'assignment'),
    });

    it('fires of any table exactly what may fire and is due', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRow, { maxLength: 30 }), async (some) => {
          await table.clear();
          fired = [];
          now += 10;
          const rows = some.map((row, i) => deadlineRow(`row-${now}-${i}`, row));
          await table.put(...rows);
          const one = start({ fire: new Map([['intake', note(fired)]]), clock: { kind: 'virtual', now: () => afterDue(1) } });
          await settled();
          await one.stop();
          expect(sent()).toEqual(rows.filter((row) => row.context === 'intake' && mayFire(row) && row.dueAt < afterDue(1)).map(({ deadlineId, generation }) => `${deadlineId}#${generation}`).sort());
        }),
        { numRuns: 10 },
      );
    });
  });
}
