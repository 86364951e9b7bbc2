import { describe, it } from '@jest/globals';
import { assignmentContracts, caseClosedV1, lawyerExample, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { caseStream } from '@juanzong/case-file';
import { aidGrantedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationExample, applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { type GivenFact, httpCase, type HttpCase, memoryProcess } from '@juanzong/testing/service';
import { QualityReviewModule } from './quality-review.module.js';
import { QualityReactions } from './write/quality-reactions.js';

const ID = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const FILE = caseStream(ID);
const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...qualityReviewContracts];
const [OFFICER, CLERK, BUREAU, LAWYER, RECIPIENT] = ['quality-officer@340202', 'clerk@340202', 'supervisor@340200', `lawyer:${lawyerExample.lawyerId}`, `recipient:${ID}`] as const;
const to = (action: string): string => `/api/quality-review/v1/cases/${ID}/${action}`;
const at = (day: string): string => `${day}T02:00:00.000Z`;

const closed: GivenFact[] = [
  { type: 'intake.ApplicationReceived', data: { ...applicationReceivedV1.example, application: { ...applicationExample, stage: 'FIRST_INSTANCE' } } },
  { type: 'eligibility.AidGranted', data: aidGrantedV1.example },
  { type: 'assignment.ProviderAssigned', data: providerAssignedV1.example },
  { type: 'assignment.AssignmentAccepted', data: { drawId: providerAssignedV1.example.drawId, lawyerId: lawyerExample.lawyerId } },
  { type: 'assignment.CaseClosed', data: caseClosedV1.example, at: at('2024-05-20'), occurredAt: { precision: 'day', date: '2024-05-20' as never } },
];
const ITEMS = ['APPLICATION_PAPERS', 'GRANT_DECISION', 'ASSIGNMENT_NOTICE', 'AGREEMENT', 'LETTER_TO_ORGAN', 'INTERVIEW_RECORD', 'PLEADINGS', 'HEARING_PAPERS', 'LEGAL_DOCUMENT', 'CLOSING_REPORT'];
const SCORES = ['ATTITUDE', 'PROMPTNESS', 'INFORMATION', 'DILIGENCE', 'OUTCOME'].map((aspect) => ({ aspect, score: 4 }));

/** Closed, its archive clock started by the reaction itself, as it is on the platform. */
async function awaiting(): Promise<HttpCase> {
  const http = httpCase(CONTRACTS, [QualityReviewModule]).given(FILE, ...closed);
  await http.process.when((entry, runtime) => new QualityReactions(runtime).on(entry)).then({ [FILE]: ['quality-review.DeadlineStarted'] });
  return http;
}

async function submission(http: HttpCase, items: readonly string[] = ITEMS) {
  const document = await http.process.runtime.documents.put(FILE, Buffer.from('一份材料'), { kind: 'ARCHIVE_PAPER', mediaType: 'application/pdf' });
  return { items: items.map((item) => ({ item, documents: [document], pages: 2 })) };
}

const entryOf = (answer: Readonly<Record<string, unknown>>): string => (answer['entries'] as readonly string[])[0] ?? '';

describe('what quality review does because of an entry', () => {
  it('the closing starts the duty to hand in the archive, dated by its day', () =>
    memoryProcess(CONTRACTS).given(FILE, ...closed).when((entry, runtime) => new QualityReactions(runtime).on(entry)).then({
      [FILE]: [{ type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-submission', owner: '340202', dueDate: '2024-06-19' } } }],
    }));

  it('a duty that nobody did is missed, once', async () => {
    const http = await awaiting();
    http.process.at('2024-07-01T02:00:00.000Z');
    const [{ entry } = {}] = http.process.log.all.slice(-1);
    const { deadlineId } = (entry?.data as { deadline: { deadlineId: string } }).deadline;
    await http.process.when((_entry, runtime) => new QualityReactions(runtime).fire({ caseId: ID, deadlineId, generation: 0 })).then({
      [FILE]: [{ type: 'quality-review.DeadlineMissed', data: { ruleId: 'archive-submission', owner: '340202' } }],
    });
    await http.process.when((_entry, runtime) => new QualityReactions(runtime).recompute({ caseId: ID, deadlineId, generation: 0 })).then({});
  });
});

describe('the archive over HTTP', () => {
  it('is handed in, returned, handed in again and accepted', async () => {
    const http = await awaiting();
    await http.when({ as: LAWYER, get: to('actions') }).then(200, { state: 'AwaitingSubmission', actions: [{ name: 'submit-archive' }] });
    await http.when({ as: LAWYER, post: to('submit-archive'), body: await submission(http) }).then(200, {}, {
      [FILE]: [{ type: 'quality-review.ArchiveSubmitted', data: { list: 'CIVIL_SUIT' } }, { type: 'quality-review.DeadlineMet', data: { late: false } }, 'quality-review.DeadlineStarted'],
    });
    await http.when({ as: OFFICER, post: to('return-archive'), body: { reasons: [{ item: 'LEGAL_DOCUMENT', reason: '缺页' }] } }).then(200, {}, {
      [FILE]: [{ type: 'quality-review.ArchiveReturned', data: { reasons: [{ item: 'LEGAL_DOCUMENT', reason: '缺页' }] } }, 'quality-review.DeadlineMet', 'quality-review.DeadlineStarted'],
    });
    await http.when({ as: LAWYER, post: to('submit-archive'), body: await submission(http) }).then(200);
    await http.when({ as: OFFICER, post: to('accept-archive'), body: { archiveNumber: '镜湖〔2024〕卷第17号' } }).then(200, {}, {
      [FILE]: [{ type: 'quality-review.ArchiveAccepted', data: { archiveNumber: '镜湖〔2024〕卷第17号', pages: 20 } }, 'quality-review.DeadlineMet'],
    });
  });

  it('lacks nothing without a reason, and refers only to documents of the case', async () => {
    const http = await awaiting();
    const few = await submission(http, ITEMS.slice(1));
    await http.when({ as: LAWYER, post: to('submit-archive'), body: few }).then(422, { code: 'quality-review.archive-incomplete' });
    const unknown = [{ ...few.items[0], documents: [{ digest: 'b'.repeat(64), size: 1, mediaType: 'application/pdf', kind: 'ARCHIVE_PAPER' }] }];
    await http.when({ as: LAWYER, post: to('submit-archive'), body: { items: unknown } }).then(422, { code: 'documents.unknown-digest' });
    await http.when({ as: LAWYER, post: to('submit-archive'), body: { ...few, missing: [{ item: 'APPLICATION_PAPERS', reason: '通知案件，无申请表' }] } }).then(200);
    await http.when({ as: 'quality-officer@340203', post: to('accept-archive') }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: CLERK, post: to('accept-archive') }).then(403);
  });
});

describe('ratings and supervision over HTTP', () => {
  it('the recipient rates the lawyer in their own case alone, and corrects it', async () => {
    const http = await awaiting();
    const rate = { post: to('rate-service'), body: { service: 'UNDERTAKING', scores: SCORES, comment: '很好' } };
    const rated = await http.when({ as: RECIPIENT, ...rate }).then(200, {}, { [FILE]: [{ type: 'quality-review.ServiceRated', data: { rater: 'RECIPIENT', comment: '很好' } }] });
    await http.when({ as: RECIPIENT, ...rate }).then(409, { code: 'quality-review.rated-already' });
    await http.when({ as: 'recipient:another', ...rate }).then(403, { code: 'case-file.not-ones-own' });
    await http.when({ as: CLERK, ...rate }).then(200, {}, { [FILE]: [{ type: 'quality-review.ServiceRated', data: { rater: 'FOLLOW_UP' } }] });
    await http.when({ as: RECIPIENT, post: to('correct-rating'), body: { rating: entryOf(rated), scores: SCORES, reason: '打错分' } }).then(200, {}, { [FILE]: ['quality-review.ServiceRatedCorrected'] });
  });

  it('a bureau above the agency opens an act, its finding is answered by an entry, rechecked, and the act closed', async () => {
    const http = await awaiting();
    const saw = [http.process.log.all.at(-2)?.entry.eventId ?? ''];
    await http.when({ as: 'supervisor@340100', post: to('open-supervision-act'), body: { act: 'FILE_CHECK', saw } }).then(403);
    await http.when({ as: BUREAU, post: to('open-supervision-act'), body: { act: 'FILE_CHECK', saw } }).then(200, {}, { [FILE]: [{ type: 'quality-review.SupervisionActOpened', data: { kind: 'FILE_CHECK', saw } }] });
    const { actId } = http.process.log.all.at(-1)?.entry.data as { actId: string };
    await http.when({ as: BUREAU, post: to('raise-finding'), body: { actId, text: '结案报告过简', severity: 'MINOR', duty: 'LAWYER' } }).then(200);
    const { findingId } = http.process.log.all.at(-2)?.entry.data as { findingId: string };
    await http.when({ as: BUREAU, post: to('close-supervision-act'), body: { actId } }).then(409, { code: 'quality-review.findings-open' });
    await http.when({ as: LAWYER, post: to('answer-finding'), body: { findingId, by: saw, text: '无' } }).then(422, { code: 'quality-review.answer-before-finding' });
    const measure = await http.when({ as: LAWYER, post: to('record-rectification'), body: { findingId, measures: '已重写结案报告' } }).then(200);
    await http.when({ as: LAWYER, post: to('answer-finding'), body: { findingId, by: [entryOf(measure)], text: '见整改' } }).then(200, {}, { [FILE]: ['quality-review.FindingAnswered', 'quality-review.DeadlineMet'] });
    await http.when({ as: BUREAU, get: to('actions') }).then(200, { actions: [{ name: 'open-supervision-act' }, { name: 'raise-finding' }, { name: 'recheck-finding' }, { name: 'close-supervision-act' }] });
    await http.when({ as: BUREAU, post: to('recheck-finding'), body: { findingId, accepted: true, reason: '属实' } }).then(200);
    await http.when({ as: BUREAU, post: to('close-supervision-act'), body: { actId } }).then(200, {}, { [FILE]: ['quality-review.SupervisionActClosed'] });
  });
});
