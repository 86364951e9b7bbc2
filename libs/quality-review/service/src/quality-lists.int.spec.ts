import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignmentContracts, caseClosedV1, lawyerExample, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { caseStream } from '@juanzong/case-file';
import { DeadlineEntity, deadlinesProjection } from '@juanzong/deadlines';
import { aidGrantedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationExample, applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { createDataSource, type EmbeddedPostgres, ProjectionRunner, startEmbeddedPostgres } from '@juanzong/read-model';
import type { DynamicModule } from '@nestjs/common';
import { type GivenFact, httpCase, type HttpCase } from '@juanzong/testing/service';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { QualityListsModule } from './quality-lists.module.js';
import { QualityReviewModule } from './quality-review.module.js';
import { qualityProjection } from './read/quality.projection.js';
import { QUALITY_ENTITIES } from './read/quality-rows.js';
import { QualityReactions } from './write/quality-reactions.js';

const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...qualityReviewContracts];
const folder = mkdtempSync(join(tmpdir(), 'quality-lists-'));
const LAWYER = `lawyer:${lawyerExample.lawyerId}`;
const idOf = (n: number): string => `0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f${String(n).padStart(2, '0')}`;
const list = (path: string): string => `/api/quality-review/v1/${path}`;

let postgres: EmbeddedPostgres;
let dataSource: DataSource;
let runner: ProjectionRunner;
let http: HttpCase;

const ofCase = (n: number, agency: string): GivenFact[] => [
  { type: 'intake.ApplicationReceived', data: { ...applicationReceivedV1.example, application: { ...applicationExample, stage: 'FIRST_INSTANCE' } }, agency, at: '2024-03-05T02:00:00.000Z' },
  { type: 'eligibility.AidGranted', data: aidGrantedV1.example },
  { type: 'assignment.ProviderAssigned', data: { ...providerAssignedV1.example, lawyerId: n === 2 ? 'another' : lawyerExample.lawyerId } },
  { type: 'assignment.AssignmentAccepted', data: { drawId: providerAssignedV1.example.drawId, lawyerId: n === 2 ? 'another' : lawyerExample.lawyerId } },
  { type: 'assignment.HearingNotified', data: { hearingOn: '2025-06-18', court: '人民法院' } },
];
const closing: GivenFact = { type: 'assignment.CaseClosed', data: caseClosedV1.example, at: '2024-05-20T02:00:00.000Z', occurredAt: { precision: 'day', date: '2024-05-20' as never } };

/** Everything written so far is in the lists. */
const settled = async (): Promise<void> => {
  const last = http.process.log.all.at(-1);
  for (const name of ['quality', 'deadlines']) await runner.waitFor(name, last?.position ?? 0n, 20_000);
};

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDirectory: folder });
  dataSource = await createDataSource(postgres, { entities: [DeadlineEntity, ...QUALITY_ENTITIES] });
  // The application is made when it is first needed, and needs what reads the log of its own process.
  const modules: (typeof QualityReviewModule | DynamicModule)[] = [QualityReviewModule];
  http = httpCase(CONTRACTS, modules);
  runner = new ProjectionRunner({ dataSource, feed: http.process.log, projections: [deadlinesProjection, qualityProjection] });
  runner.start();
  modules.push(QualityListsModule.of(dataSource, runner));
  for (const [n, agency] of [[1, '330106'], [2, '330106'], [3, '340202']] as const) {
    http.given(caseStream(idOf(n)), ...ofCase(n, agency), closing);
    await http.process.settle();
    const { entry } = http.process.log.all.at(-1) ?? {};
    if (entry) await new QualityReactions(http.process.runtime).on(entry);
  }
}, 120_000);

afterAll(async () => {
  await http.close();
  await runner.stop();
  await dataSource.destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the lists of quality review', () => {
  it('archives that are owed, with their due dates, to those who may see them', async () => {
    await settled();
    const due = { dueDate: '2024-06-19', overdue: false, unverified: true };
    await http.when({ as: 'quality-officer@340202', get: list('archives') }).then(200, {
      total: 1, archives: [{ caseId: idOf(3), agency: '340202', lawyerId: lawyerExample.lawyerId, status: 'AWAITING_SUBMISSION', closedOn: '2024-05-20', submissions: 0, due }],
    });
    const totals = async (as: string, query = ''): Promise<unknown> => (await http.when({ as, get: list(`archives${query}`) }).then(200))['total'];
    expect(await Promise.all([LAWYER, 'supervisor@330100', 'supervisor@340000', 'supervisor@000000', 'auditor'].map((as) => totals(as)))).toEqual([2, 2, 1, 3, 3]);
    expect([await totals('auditor', '?agency=340202'), await totals('quality-officer@340202', '?agency=330106'), await totals('auditor', '?status=ACCEPTED')]).toEqual([1, 0, 0]);
    await http.when({ as: 'reviewer:1', get: list('archives') }).then(403);
  });

  it('an archive that was handed in waits for its review, and one that is overdue says so', async () => {
    const id = idOf(3);
    const document = await http.process.runtime.documents.put(caseStream(id), Buffer.from('材料'), { kind: 'ARCHIVE_PAPER', mediaType: 'application/pdf' });
    const items = ['APPLICATION_PAPERS', 'GRANT_DECISION', 'ASSIGNMENT_NOTICE', 'AGREEMENT', 'LETTER_TO_ORGAN', 'INTERVIEW_RECORD', 'PLEADINGS', 'HEARING_PAPERS', 'LEGAL_DOCUMENT', 'CLOSING_REPORT'];
    await http.when({ as: LAWYER, post: list(`cases/${id}/submit-archive`), body: { items: items.map((item) => ({ item, documents: [document], pages: 1 })) } }).then(200);
    await settled();
    await http.when({ as: 'quality-officer@340202', get: list('archives?status=UNDER_REVIEW') }).then(200, { total: 1, archives: [{ caseId: id, list: 'CIVIL_SUIT', submissions: 1, due: { overdue: false } }] });
    http.process.at('2024-09-01T02:00:00.000Z');
    await http.when({ as: 'quality-officer@340202', get: list('archives') }).then(200, { archives: [{ caseId: id, due: { overdue: true } }] });
    await http.when({ as: 'quality-officer@340202', post: list(`cases/${id}/return-archive`), body: { reasons: [{ item: 'PLEADINGS', reason: '缺页' }] } }).then(200);
    await settled();
    await http.when({ as: LAWYER, get: list('archives?status=RETURNED') }).then(200, { total: 1, archives: [{ caseId: id, due: { dueDate: '2024-09-18' } }] });
  });

  it('hearings that were observed, the ratio that the region requires, and how many are owed', async () => {
    http.process.at('2025-07-01T02:00:00.000Z');
    await settled();
    await http.when({ as: 'supervisor@330000', get: list('hearings?year=2025') }).then(200, {
      year: 2025, agencies: [{ agency: '330106', notified: 2, observed: 0, cases: { heard: 2, observed: 0, ratio: 0 }, required: { perTenThousand: 500, pack: 'zj.hearing-observation', verified: false }, owed: 1 }],
    });
    const saw = http.process.log.all.filter(({ entry }) => entry.type === 'assignment.HearingNotified' && entry.caseId === idOf(1)).map(({ entry }) => entry.eventId);
    await http.when({ as: 'quality-officer@330106', post: list(`cases/${idOf(1)}/open-supervision-act`), body: { act: 'HEARING_OBSERVATION', saw } }).then(200);
    await settled();
    await http.when({ as: 'quality-officer@330106', get: list('hearings?year=2025') }).then(200, { agencies: [{ notified: 2, observed: 1, cases: { heard: 2, observed: 1, ratio: 5000 }, owed: 0 }] });
    await http.when({ as: 'auditor', get: list('hearings?year=2025&agency=340202') }).then(200, { agencies: [{ agency: '340202', required: null, owed: 0 }] });
    await http.when({ as: 'auditor', get: list('hearings?year=2023') }).then(200, { agencies: [] });
  });

  it('findings by who must answer them', async () => {
    const actId = (http.process.log.all.findLast(({ entry }) => entry.type === 'quality-review.SupervisionActOpened')?.entry.data as { actId: string }).actId;
    const raise = (duty: string) => http.when({ as: 'quality-officer@330106', post: list(`cases/${idOf(1)}/raise-finding`), body: { actId, text: '未当庭出示证据', severity: 'MAJOR', duty } }).then(200);
    await raise('LAWYER');
    await raise('AGENCY');
    await settled();
    await http.when({ as: LAWYER, get: list('findings?duty=LAWYER') }).then(200, {
      total: 1, findings: [{ caseId: idOf(1), actId, actKind: 'HEARING_OBSERVATION', severity: 'MAJOR', duty: 'LAWYER', status: 'OPEN', raisedOn: '2025-07-01', due: { dueDate: '2025-07-16' } }],
    });
    expect((await http.when({ as: 'supervisor@330000', get: list('findings') }).then(200))['total']).toBe(2);
    const { findings } = (await http.when({ as: LAWYER, get: list('findings?duty=LAWYER') }).then(200)) as unknown as { findings: { findingId: string }[] };
    const [{ findingId } = { findingId: '' }] = findings;
    const measure = await http.when({ as: LAWYER, post: list(`cases/${idOf(1)}/record-rectification`), body: { findingId, measures: '已说明' } }).then(200);
    await http.when({ as: LAWYER, post: list(`cases/${idOf(1)}/answer-finding`), body: { findingId, by: [(measure['entries'] as string[])[0]], text: '见说明' } }).then(200);
    await settled();
    await http.when({ as: 'quality-officer@330106', get: list('findings?status=ANSWERED') }).then(200, { total: 1, findings: [{ findingId, due: null }] });
    await http.when({ as: 'quality-officer@330106', post: list(`cases/${idOf(1)}/recheck-finding`), body: { findingId, accepted: false, reason: '说明不清' } }).then(200);
    await settled();
    await http.when({ as: LAWYER, get: list('findings?status=OPEN&duty=LAWYER') }).then(200, { total: 1, findings: [{ findingId, due: { dueDate: '2025-07-16' } }] });
  });

  it('what the archive of a case must contain and what a rating scores, for who may know', async () => {
    const of = (as: string, path: string) => http.when({ as, get: list(`cases/${idOf(1)}/${path}`) });
    const { items } = (await of(LAWYER, 'archive-list').then(200, { code: 'CIVIL_SUIT', stage: 'FIRST_INSTANCE' })) as unknown as { items: { code: string; required: boolean }[] };
    expect(items.filter(({ required }) => required)).toHaveLength(10);
    await of('supervisor@330000', 'archive-list?stage=ARBITRATION').then(200, { code: 'NON_LITIGATION' });
    await of('lawyer:another', 'archive-list').then(403, { code: 'quality-review.not-the-lawyer' });
    await of('clerk@340202', 'archive-list').then(403);
    await of(`recipient:${idOf(1)}`, 'rating-aspects?service=RECEPTION').then(200, { aspects: [{ code: 'ATTITUDE' }, { code: 'PROMPTNESS' }, { code: 'INFORMATION' }] });
    await of('recipient:another', 'rating-aspects?service=RECEPTION').then(403);
    await http.when({ as: 'auditor', get: list(`cases/${idOf(77)}/archive-list`) }).then(404);
  });

  it('as a sheet', async () => {
    const app = await http.app();
    for (const path of ['archives', 'findings', 'hearings?year=2025']) {
      const answer = await app.inject({ method: 'GET', url: `${list(path)}${path.includes('?') ? '&' : '?'}format=xlsx`, headers: { authorization: 'Bearer auditor' } });
      expect([path, answer.statusCode]).toEqual([path, 200]);
    }
  });
});
