import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeadlineEntity, type DeadlineRow, deadlinesProjection, recomputeProvisional } from '@juanzong/deadlines';
import type { Actor, Instant } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { OverviewEntity, type OverviewRow } from '../overview/overview-row.js';
import { overviewProjection } from '../overview/overview.projection.js';
import { type DeadlineFilter, listDeadlines } from './list-deadlines.js';

const NOW = '2024-03-12T16:30:00.000Z' as Instant; // 2024-03-13 in Shanghai
const auditor: Actor = { id: 'auditor', role: 'auditor' };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };

const ROW: DeadlineRow = {
  deadlineId: 'd1', caseId: 'c1', context: 'intake', ruleId: 'examination', owner: '340202', dueAt: '2024-03-15T15:59:59.999Z', dueDate: '2024-03-15', generation: 0, pausedAt: null,
  status: 'OPEN', verified: true, calendarProvisional: false, calendarVersion: 'known', passedWhenRecorded: false, revision: 2,
};
const CASE: OverviewRow = {
  caseId: 'c1', agency: '340202', state: 'ACCEPTED', origin: 'APPLICATION', channel: 'WINDOW', matter: 'LABOUR_PAY', category: 'CIVIL', groups: [], ageBand: '18_59', incomeBand: 'UNDER_1000',
  greenChannel: false, receivedOn: '2024-03-05', registerNumber: '12', caseNumber: '（2024）1号', applicantMasked: null, personKey: null, lawyerId: 'a', lawyerName: '律师甲', result: null,
  recoveredFen: null, closedOn: null, duplicateOf: null, held: [], archivedOn: null, grade: null, unverified: false, revision: 3,
};

describe('who holds the clock and how much is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'list-deadlines-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [OverviewEntity, DeadlineEntity] });
    await dataSource.transaction(async (manager) => {
      await deadlinesProjection.create(manager, 'public');
      await overviewProjection({} as never).create(manager, 'public');
    });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await dataSource.getRepository(DeadlineEntity).clear();
    await dataSource.getRepository(OverviewEntity).clear();
    await dataSource.getRepository(OverviewEntity).insert(CASE);
  });

  const given = (...rows: Partial<DeadlineRow>[]) => dataSource.getRepository(DeadlineEntity).insert(rows.map((row) => ({ ...ROW, ...row })));
  const asked = (filter: Partial<DeadlineFilter> = {}, actor = auditor) => listDeadlines(dataSource, { limit: 50, offset: 0, ...filter }, actor, NOW);
  const ids = async (filter: Partial<DeadlineFilter> = {}, actor = auditor) => (await asked(filter, actor)).deadlines.map(({ deadlineId }) => deadlineId);

  it('says case, rule, due date, days left in Shanghai, and every remark', async () => {
    await given({ verified: false, calendarProvisional: true, passedWhenRecorded: true }, { deadlineId: 'd2', caseId: 'unlisted', dueAt: '2024-03-16T15:59:59.999Z', dueDate: '2024-03-16', pausedAt: NOW });
    expect(await asked()).toMatchObject({
      total: 2, asOf: NOW,
      deadlines: [
        {
          deadlineId: 'd1', caseId: 'c1', caseNumber: '（2024）1号', registerNumber: '12', owner: '340202', ownerName: expect.stringContaining('镜湖区'), ruleLabel: { zh: '审查期限', en: 'Examination' },
          dueDate: '2024-03-15', daysLeft: 2, status: 'OPEN', overdue: false, paused: false, unverified: true, calendarProvisional: true, passedWhenRecorded: true,
        },
        { deadlineId: 'd2', caseNumber: null, daysLeft: null, paused: true, overdue: false },
      ],
    });
  });

  it('by status: open, overdue, missed; never what was met or fell away', async () => {
    const past = { dueAt: '2024-03-12T15:59:59.999Z', dueDate: '2024-03-12' };
    await given(
      {}, { deadlineId: 'over', ...past }, { deadlineId: 'paused', ...past, pausedAt: NOW }, { deadlineId: 'missed', ...past, status: 'MISSED' },
      { deadlineId: 'met', ...past, status: 'MET' }, { deadlineId: 'away', ...past, status: 'FELL_AWAY' },
    );
    expect(await ids()).toEqual(['over', 'paused', 'd1']);
    expect(await ids({ status: 'OVERDUE' })).toEqual(['over']);
    expect(await ids({ status: 'MISSED' })).toEqual(['missed']);
    expect((await asked({ status: 'OVERDUE' })).deadlines[0]).toMatchObject({ daysLeft: -1, overdue: true });
    expect((await asked({ status: 'MISSED' })).deadlines[0]).toMatchObject({ status: 'MISSED', overdue: true });
  });

  it('within so many calendar days, what is overdue included, a clock that stands still not', async () => {
    await given({ deadlineId: 'today', dueDate: '2024-03-13' }, { deadlineId: 'two', dueDate: '2024-03-15' }, { deadlineId: 'three', dueDate: '2024-03-16' }, { deadlineId: 'still', dueDate: '2024-03-13', pausedAt: NOW });
    expect(await ids({ within: 0 })).toEqual(['today']);
    expect(await ids({ within: 2 })).toEqual(['today', 'two']);
  });

  it('agency staff see their own agency’s, a lawyer their own cases’, others all', async () => {
    await given({}, { deadlineId: 'd2', caseId: 'c2', owner: '440703' });
    expect(await ids()).toEqual(['d1', 'd2']);
    expect(await ids({ agency: '440703' })).toEqual(['d2']);
    expect(await ids({}, clerk)).toEqual(['d1']);
    expect(await ids({ agency: '440703' }, clerk)).toEqual([]);
    expect(await ids({}, { id: 'lawyer:a', role: 'lawyer' })).toEqual(['d1']);
    expect(await ids({}, { id: 'lawyer:b', role: 'lawyer' })).toEqual([]);
    expect(await ids({}, { id: 'supervisor@340000', role: 'supervisor', agency: '340000' })).toEqual(['d1']);
    expect(await ids({ agency: '440703' }, { id: 'supervisor@340000', role: 'supervisor', agency: '340000' })).toEqual([]);
    expect(await ids({}, { id: 'supervisor@000000', role: 'supervisor', agency: '000000' })).toEqual(['d1', 'd2']);
    expect(await ids({}, { id: 'recipient:c2', role: 'recipient' })).toEqual(['d2']);
    expect(await ids({}, { id: 'reviewer:r1', role: 'reviewer' })).toEqual([]);
  });

  it('page by page, with the total', async () => {
    await given({}, { deadlineId: 'd2' }, { deadlineId: 'd3' });
    expect((await asked({ limit: 1, offset: 1 }))).toMatchObject({ total: 3, deadlines: [{ deadlineId: 'd2' }] });
  });

  it('what was computed beyond the published calendar is told once to who keeps it, under another calendar only', async () => {
    await given(
      { deadlineId: 'a', calendarProvisional: true, calendarVersion: 'old' }, { deadlineId: 'b', calendarProvisional: true, calendarVersion: 'old', context: 'assignment', pausedAt: NOW },
      { deadlineId: 'new', calendarProvisional: true }, { deadlineId: 'sure', calendarVersion: 'old' }, { deadlineId: 'met', calendarProvisional: true, calendarVersion: 'old', status: 'MET' },
    );
    const told: string[] = [];
    const failed: string[] = [];
    const keep = (context: string) => async ({ deadlineId }: { deadlineId: string }) => {
      told.push(`${context} ${deadlineId}`);
      if (deadlineId === 'a') throw new Error('not now');
    };
    const parts = {
      dataSource, calendarVersion: 'known', recompute: new Map([['intake', keep('intake')], ['assignment', keep('assignment')]]), onFailure: ({ deadlineId }: DeadlineRow) => void failed.push(deadlineId),
    };
    expect(await recomputeProvisional(parts)).toBe(1);
    expect([told, failed]).toEqual([['intake a', 'assignment b'], ['a']]);
    expect(await recomputeProvisional({ ...parts, signal: AbortSignal.abort() })).toBe(0);
    expect(told).toHaveLength(2);
  });
});
