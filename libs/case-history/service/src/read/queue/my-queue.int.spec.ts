import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeadlineEntity, type DeadlineRow, deadlinesProjection } from '@juanzong/deadlines';
import type { Actor, Instant, Role } from '@juanzong/kernel';
import { createDataSource, type EmbeddedPostgres, startEmbeddedPostgres } from '@juanzong/read-model';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { OverviewEntity, type OverviewRow } from '../overview/overview-row.js';
import { overviewProjection } from '../overview/overview.projection.js';
import { myQueue, type QueueFilter } from './my-queue.js';
import type { Step } from './steps.js';
import { WorkEntity } from './work-row.js';
import { workProjection } from './work.projection.js';

const NOW = '2024-03-12T16:30:00.000Z' as Instant; // 2024-03-13 in Shanghai
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const DEADLINE: DeadlineRow = {
  deadlineId: 'd1', caseId: 'c1', context: 'intake', ruleId: 'examination', owner: '340202', dueAt: '2024-03-13T15:59:59.999Z', dueDate: '2024-03-13', generation: 0, pausedAt: null,
  status: 'OPEN', verified: true, calendarProvisional: false, calendarVersion: 'known', passedWhenRecorded: false, revision: 2,
};
const CASE: OverviewRow = {
  caseId: 'c1', agency: '340202', state: 'RECEIVED', origin: 'APPLICATION', channel: 'WINDOW', matter: 'LABOUR_PAY', category: 'CIVIL', groups: [], ageBand: '18_59', incomeBand: 'UNDER_1000',
  greenChannel: false, receivedOn: '2024-03-05', registerNumber: '12', caseNumber: null, applicantMasked: '张*', personKey: null, lawyerId: null, lawyerName: null, result: null,
  recoveredFen: null, closedOn: null, duplicateOf: null, held: [], archivedOn: null, grade: null, unverified: false, revision: 3,
};
const step = (context: string, action: string, role: Role, whose = '340202'): Step => ({ context, action, label: { zh: action, en: action }, role, whose });
const ACCEPT = step('intake', 'accept-application', 'clerk');
const APPROVE = step('eligibility', 'approve-decision', 'approver');

describe('my queue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'my-queue-'));
  let server: EmbeddedPostgres;
  let dataSource: DataSource;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: folder });
    dataSource = await createDataSource({ ...server }, { entities: [OverviewEntity, DeadlineEntity, WorkEntity] });
    await dataSource.transaction(async (manager) => {
      for (const projection of [deadlinesProjection, overviewProjection({} as never), workProjection({} as never)]) await projection.create(manager, 'public');
    });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const entity of [DeadlineEntity, OverviewEntity, WorkEntity]) await dataSource.getRepository<object>(entity).clear();
  });

  const given = async (caseId: string, { agency = '340202', steps = [ACCEPT], due = [], ...of }: Partial<OverviewRow> & { steps?: Step[]; due?: Partial<DeadlineRow>[] } = {}) => {
    await dataSource.getRepository(OverviewEntity).insert({ ...CASE, ...of, agency, caseId });
    await dataSource.getRepository(WorkEntity).insert({ caseId, agency, steps, revision: 3 });
    await dataSource.getRepository(DeadlineEntity).insert(due.map((row, i) => ({ ...DEADLINE, deadlineId: `${caseId}-${i}`, caseId, ...row })));
  };
  const asked = (actor: Actor, filter: Partial<QueueFilter> = {}) => myQueue(dataSource, { limit: 50, offset: 0, ...filter }, actor, NOW);
  const ids = async (actor: Actor, filter: Partial<QueueFilter> = {}) => (await asked(actor, filter)).queue.map(({ caseId }) => caseId);

  it('a duty that was missed stays first, as overdue, until it is done; a missed duty of others does not count', async () => {
    const missed = { status: 'MISSED', dueDate: '2024-03-08', dueAt: '2024-03-08T15:59:59.999Z' } as const;
    await given('due', { due: [{}] });
    await given('missed', { due: [missed] });
    await given('done-late', { steps: [step('assignment', 'record-recipient-choice', 'clerk')], due: [missed] });
    expect(await ids(clerk)).toEqual(['missed', 'due', 'done-late']);
    expect(await asked(clerk, { within: 0 })).toMatchObject({ total: 2, dueToday: 1, overdue: 1, queue: [{ caseId: 'missed', overdue: true, dueDate: '2024-03-08', daysLeft: -5 }, { caseId: 'due', overdue: false }] });
  });

  it('what my role may do in my agency, with the earliest clock that runs', async () => {
    await given('c1', { steps: [ACCEPT, APPROVE], due: [{}, { dueDate: '2024-03-20', dueAt: '2024-03-20T15:59:59.999Z' }, { dueDate: '2024-03-01', dueAt: '2024-03-01T15:59:59.999Z', pausedAt: NOW }] });
    await given('other', { agency: '440703', steps: [step('intake', 'accept-application', 'clerk', '440703')] });
    await given('not-mine', { steps: [APPROVE] });
    expect(await asked(clerk)).toMatchObject({
      total: 1, dueToday: 1, overdue: 0,
      queue: [{ caseId: 'c1', steps: [{ context: 'intake', action: 'accept-application' }], dueDate: '2024-03-13', daysLeft: 0, overdue: false, deadlines: [{ daysLeft: 0 }, { daysLeft: 7 }] }],
    });
    expect((await asked(clerk)).queue[0]?.steps).toHaveLength(1);
  });

  it('the earliest due first, overdue before all; then the green channel, then the oldest', async () => {
    await given('later', { due: [{ dueDate: '2024-03-15', dueAt: '2024-03-15T15:59:59.999Z' }] });
    await given('over', { due: [{ dueDate: '2024-03-12', dueAt: '2024-03-12T15:59:59.999Z' }] });
    await given('new', { receivedOn: '2024-03-09' });
    await given('old', { receivedOn: '2024-03-01' });
    await given('green', { receivedOn: '2024-03-10', greenChannel: true });
    expect(await asked(clerk)).toMatchObject({ dueToday: 0, overdue: 1 });
    expect(await ids(clerk)).toEqual(['over', 'later', 'green', 'old', 'new']);
    expect(await ids(clerk, { within: 0 })).toEqual(['over']);
    expect(await ids(clerk, { within: 2 })).toEqual(['over', 'later']);
    expect(await ids(clerk, { limit: 2, offset: 1 })).toEqual(['later', 'green']);
  });

  it('by office or by name: a clerk of the agency it goes to, a lawyer, the one bureau, a recipient; nothing waits for an auditor', async () => {
    const agree = step('cross-region-transfer', 'agree-materials', 'clerk', '440703');
    await given('a', { steps: [step('assignment', 'report-progress', 'lawyer', 'lawyer:L-1'), step('eligibility', 'decide-objection', 'supervisor', '340202'), agree] });
    await given('b', { agency: '440703', steps: [step('assignment', 'report-progress', 'lawyer', 'lawyer:L-2'), step('quality-review', 'rate-service', 'recipient', 'recipient:b')] });
    expect(await ids({ id: 'clerk@440703', role: 'clerk', agency: '440703' })).toEqual(['a']);
    expect(await ids({ id: 'lawyer:L-1', role: 'lawyer' })).toEqual(['a']);
    expect(await ids({ id: 'supervisor@340202', role: 'supervisor', agency: '340202' })).toEqual(['a']);
    expect(await ids({ id: 'supervisor@340200', role: 'supervisor', agency: '340200' })).toEqual([]);
    expect(await ids({ id: 'recipient:b', role: 'recipient' })).toEqual(['b']);
    expect(await ids({ id: 'auditor', role: 'auditor' })).toEqual([]);
  });
});
