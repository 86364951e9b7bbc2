import { describe, expect, it } from '@jest/globals';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { caseStream } from '@juanzong/case-file';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { type Application, applicationAcceptedV1, applicationReceivedV1, intakeContracts } from '@juanzong/intake-contracts';
import { dateOf } from '@juanzong/kernel';
import { type GivenFact, httpCase, memoryProcess } from '@juanzong/testing/service';
import { EligibilityModule } from './eligibility.module.js';
import { EligibilityReactions } from './write/eligibility-reactions.js';

const ID = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const EARLIER = '1c1f3a52-7a0c-4f5e-9a62-0d6a5a1c9f11';
const FILE = caseStream(ID);
const CONTRACTS = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts];
const [CLERK, EXAMINER, APPROVER, BUREAU, RECIPIENT] = ['clerk@340202', 'examiner@340202', 'approver@340202', 'supervisor@340202', `recipient:${ID}`];
const to = (action: string): string => `/api/eligibility/v1/cases/${ID}/${action}`;

const { example } = applicationReceivedV1;
const received = (more: Partial<Application> = {}): GivenFact => ({ type: 'intake.ApplicationReceived', data: { ...example, application: { ...example.application, groups: [], matter: 'INJURY_TRAFFIC', ...more } } });
const acceptance: GivenFact = { type: 'intake.ApplicationAccepted', data: applicationAcceptedV1.example };
const about = { matter: 'INJURY_TRAFFIC', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false };
const examination: GivenFact = { type: 'eligibility.Examined', data: { ...about, inScope: true, route: 'TESTED', grounds: [], trace: [] } };
const means = (method: 'COMMITMENT' | 'DATA_QUERY' = 'COMMITMENT'): GivenFact =>
  ({ type: 'eligibility.MeansVerified', data: { method, source: '个人诚信承诺书', reference: '', householdSize: 3, monthlyIncomeFen: 0, assetsFen: 0 } });
const granted: GivenFact = { type: 'eligibility.AidGranted', data: { basis: 'APPLICATION', route: 'TESTED', ...about, proposedBy: EXAMINER, trace: [] } };
const refused: GivenFact = { type: 'eligibility.AidRefused', data: { reasons: ['HARDSHIP_NOT_MET'], explanation: '不符合', remedies: [], proposedBy: EXAMINER, trace: [] } };
const service = { method: 'IN_PERSON', servedOn: '', receivedBy: null };

const http = (...facts: GivenFact[]) => httpCase(CONTRACTS, [EligibilityModule]).given(FILE, received(), acceptance, ...facts);
const decided = (decision: GivenFact) => http(examination, means(), decision);
const today = (of: ReturnType<typeof http>): string => dateOf(of.process.clock.now());

describe('an objection over HTTP', () => {
  it('is filed by the recipient, decided by the bureau, and aid is granted by order', async () => {
    const file = decided(refused);
    await file.when({ as: CLERK, post: to('serve-decision'), body: { ...service, servedOn: today(file) } }).then(200, {}, { [FILE]: ['eligibility.DecisionServed', 'eligibility.DeadlineStarted'] });
    await file.when({ as: RECIPIENT, get: to('actions') }).then(200, { actions: [{ name: 'file-objection' }] });
    await file.when({ as: RECIPIENT, post: to('file-objection'), body: { grounds: '家庭收入计算有误' } })
      .then(200, {}, { [FILE]: ['eligibility.ObjectionFiled', 'eligibility.DeadlineMet', 'eligibility.DeadlineStarted'] });
    await file.when({ as: BUREAU, get: to('actions') }).then(200, { actions: [{ name: 'decide-objection' }] });
    const elsewhere = { outcome: 'UPHELD', reasons: '未见原卷', saw: ['0f8fad5b-d9cb-569f-a165-70867728950e'] };
    await file.when({ as: BUREAU, post: to('decide-objection'), body: elsewhere }).then(422, { code: 'eligibility.saw-unknown-entry' });
    await file.when({ as: BUREAU, post: to('decide-objection'), body: { outcome: 'ORDERED_TO_GRANT', reasons: '收入核算有误' } }).then(200, {}, {
      [FILE]: ['eligibility.ObjectionDecided', { type: 'eligibility.AidGranted', data: { basis: 'OBJECTION' } }, 'eligibility.DeadlineMet'],
    });
    await file.when({ as: BUREAU, post: to('decide-objection'), body: { outcome: 'UPHELD', reasons: '再看一次' } }).then(409, { code: 'eligibility.no-objection' });
  });

  it('is nobody else’s: not another recipient’s, not another bureau’s, not the agency’s to decide', async () => {
    const file = decided(refused);
    const body = { grounds: '家庭收入计算有误' };
    await file.when({ as: `recipient:${EARLIER}`, post: to('file-objection'), body }).then(403, { code: 'case-file.not-ones-own' });
    await file.when({ as: APPROVER, post: to('file-objection'), body }).then(403, { code: 'identity.role-not-permitted' });
    await file.when({ as: CLERK, post: to('file-objection'), body }).then(200, {}, { [FILE]: [{ type: 'eligibility.ObjectionFiled', data: { onBehalf: true } }, 'eligibility.DeadlineStarted'] });
    const decision = { outcome: 'UPHELD', reasons: '经审查维持' };
    await file.when({ as: APPROVER, post: to('decide-objection'), body: decision }).then(403, { code: 'identity.role-not-permitted' });
    await file.when({ as: 'supervisor@340200', post: to('decide-objection'), body: decision }).then(403, { code: 'case-file.owned-by-other-agency' });
    await file.when({ as: RECIPIENT, post: to('withdraw-objection'), body: { reason: '不再坚持' } }).then(403, { code: 'eligibility.objection-of-another' });
    await file.when({ as: CLERK, post: to('withdraw-objection'), body: { reason: '本人撤回' } }).then(200, {}, { [FILE]: ['eligibility.ObjectionWithdrawn', 'eligibility.DeadlineFellAway'] });
  });
});

describe('the end of aid over HTTP', () => {
  it('is reported by the lawyer and decided by the approver', async () => {
    const { example: assigned } = assignmentContracts.find(({ type }) => type === 'assignment.ProviderAssigned') ?? {};
    const lawyer = `lawyer:${(assigned as { lawyerId: string }).lawyerId}`;
    const file = http(examination, means(), granted, { type: 'assignment.ProviderAssigned', data: assigned as object });
    const body = { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人已自行委托律师', evidence: '委托合同复印件' };
    await file.when({ as: 'lawyer:L-999', post: to('report-ground'), body }).then(403, { code: 'eligibility.not-lawyer-of-case' });
    await file.when({ as: lawyer, post: to('report-ground'), body }).then(200, {}, { [FILE]: ['eligibility.TerminationGroundReported'] });
    await file.when({ as: APPROVER, post: to('terminate-aid'), body: { ...body, ground: 'NO_SUCH_GROUND' } }).then(400, { code: 'request.invalid' });
    await file.when({ as: APPROVER, post: to('terminate-aid'), body }).then(200, {}, { [FILE]: [{ type: 'eligibility.AidTerminated', data: { ground: 'OWN_LAWYER_RETAINED' } }, 'eligibility.DeadlineStarted'] });
    await file.when({ as: CLERK, get: to('actions') }).then(200, { state: 'Decided', actions: [{ name: 'serve-decision' }, { name: 'file-objection' }] });
  });

  it('follows from a false commitment, and the bureau orders the cost', async () => {
    const file = decided(granted);
    await file.when({ as: APPROVER, post: to('record-false-commitment'), body: { what: '隐瞒名下房产', evidence: '不动产登记' } }).then(200, {}, {
      [FILE]: ['eligibility.CommitmentFoundFalse', { type: 'eligibility.AidTerminated', data: { ground: 'FRAUD_OBTAINED' } }, 'eligibility.DeadlineStarted'],
    });
    const body = { amountFen: 180_000, fineFen: 400_000, reasons: '以虚假承诺获得法律援助' };
    await file.when({ as: BUREAU, post: to('order-cost-recovery'), body }).then(422, { code: 'eligibility.fine-above-cap' });
    await file.when({ as: BUREAU, post: to('order-cost-recovery'), body: { ...body, fineFen: 300_000 } }).then(200, {}, { [FILE]: ['eligibility.CostRecoveryOrdered'] });
  });
});

describe('urgent and instant cases over HTTP', () => {
  it('are aided before the decision, or not', async () => {
    const file = httpCase(CONTRACTS, [EligibilityModule]).given(FILE, received());
    await file.when({ as: APPROVER, post: to('grant-advance-aid'), body: { ground: 'LIMITATION_LT_7D', evidence: '时效将届满' } }).then(422, { code: 'eligibility.not-urgent' });
    await file.when({ as: APPROVER, post: to('grant-advance-aid'), body: { ground: 'PRESERVATION_OR_ADVANCE_ENFORCEMENT', evidence: '对方转移财产' } })
      .then(200, {}, { [FILE]: [{ type: 'eligibility.AdvanceAidGranted', data: { basis: 'ADVANCE', formalitiesOpen: true } }, 'eligibility.DeadlineStarted'] });
    await file.when({ as: APPROVER, post: to('revoke-advance-aid'), body: { reason: '逾期未补办手续' } }).then(200, {}, { [FILE]: ['eligibility.AdvanceAidSettled', 'eligibility.DeadlineFellAway'] });
  });

  it('are decided on the day by one person, where that was found', async () => {
    const instant = (dueOn: string): GivenFact => ({ type: 'eligibility.InstantProcessingDecided', data: { applies: true, reasons: ['ELDERLY'], onePersonMayDecide: true, dueOn, trace: [] } });
    const file = http(instant('2099-12-31'), examination, means());
    await file.when({ as: EXAMINER, post: to('decide-instantly') }).then(200, {}, { [FILE]: ['eligibility.DecisionProposed', 'eligibility.AidGranted'] });
    await http(instant('2000-01-01'), examination, means()).when({ as: EXAMINER, post: to('decide-instantly') }).then(409, { code: 'eligibility.instant-day-passed' });
  });
});

describe('an earlier finding over HTTP', () => {
  const CHENGDU = '510100';
  const here = (more: Partial<Application> = {}) => httpCase(CONTRACTS, [EligibilityModule], '2025-03-03T02:00:00.000Z')
    .given(FILE, { ...received(more), agency: CHENGDU }, acceptance, examination);
  const earlier = (...facts: GivenFact[]): GivenFact[] => [{ ...received(), agency: '500112' }, acceptance, examination, means(), granted, ...facts];
  const reuse = { as: `examiner@${CHENGDU}`, post: to('reuse-hardship-finding'), body: { caseId: EARLIER } };
  const linked = async (file: ReturnType<typeof here>) => {
    await file.process.settle();
    await file.process.runtime.vault.linkPerson({ stream: caseStream(EARLIER), subject: 'applicant' }, example.application.applicant.idNumber);
    return file;
  };

  it('of the same person stands in for a verification', async () => {
    const file = await linked(here().given(caseStream(EARLIER), ...earlier()));
    await file.when(reuse).then(200, {}, { [FILE]: [{ type: 'eligibility.HardshipFindingReused', data: { fromCase: EARLIER, fromAgency: '500112', method: 'COMMITMENT', householdSize: 3 } }] });
    await file.when({ as: `examiner@${CHENGDU}`, post: to('propose-decision'), body: { outcome: 'GRANT' } }).then(200);
  });

  it('that is not there, another person’s, erased or no finding is refused with its name', async () => {
    await here().when(reuse).then(404, { code: 'eligibility.finding-case-unknown' });
    await here().when({ ...reuse, body: { caseId: ID } }).then(422, { code: 'eligibility.finding-in-same-case' });
    await here().given(caseStream(EARLIER), ...earlier()).when(reuse).then(422, { code: 'eligibility.finding-of-other-person' });
    await (await linked(here().given(caseStream(EARLIER), ...earlier().slice(0, 2)))).when(reuse).then(422, { code: 'eligibility.no-finding-there' });
    const erased = await linked(here().given(caseStream(EARLIER), ...earlier()));
    await erased.process.runtime.vault.erase(caseStream(EARLIER), 'applicant');
    await erased.when(reuse).then(409, { code: 'eligibility.finding-erased' });
  });

  it('that was itself taken over is none', async () => {
    const { example: reused } = eligibilityContracts.find(({ type }) => type === 'eligibility.HardshipFindingReused') ?? {};
    const chain = [{ ...received(), agency: '500112' }, acceptance, examination, { type: 'eligibility.HardshipFindingReused', data: reused as object }, granted];
    await (await linked(here().given(caseStream(EARLIER), ...chain))).when(reuse).then(422, { code: 'eligibility.no-finding-there' });
  });
});

describe('what eligibility does because of time and of what ended', () => {
  it('records a clock that ran out once, and tells nobody of one that runs', async () => {
    const file = decided(refused);
    await file.when({ as: CLERK, post: to('serve-decision'), body: { ...service, servedOn: today(file) } }).then(200);
    const started = file.process.log.all.find(({ entry }) => entry.type === 'eligibility.DeadlineStarted')?.entry;
    const { deadlineId, dueAt } = (started?.data as { deadline: { deadlineId: string; dueAt: string } }).deadline;
    const fire = () => file.process.writtenBy(() => new EligibilityReactions(file.process.runtime).fire({ caseId: ID, deadlineId, generation: 0 }));
    expect(await fire()).toEqual({});
    file.process.at(new Date(Date.parse(dueAt) + 1).toISOString());
    expect(Object.values(await fire()).flat().map(({ type }) => type)).toEqual(['eligibility.DeadlineFellAway']);
    expect(await fire()).toEqual({});
    expect(await file.process.writtenBy(() => new EligibilityReactions(file.process.runtime).recompute({ caseId: ID, deadlineId, generation: 0 }))).toEqual({});
  });

  it('settles advance aid with an application that ended', () => {
    const advance: GivenFact = { type: 'eligibility.AdvanceAidGranted', data: { basis: 'ADVANCE', ground: 'LIMITATION_LT_7D', ...about, evidence: '时效', formalitiesOpen: false, trace: [] } };
    return memoryProcess(CONTRACTS).given(FILE, received(), advance, { type: 'intake.ApplicationWithdrawn', data: { reason: '双方和解' } })
      .when((entry, runtime) => new EligibilityReactions(runtime).on(entry)).then({ [FILE]: [{ type: 'eligibility.AdvanceAidSettled', data: { result: 'APPLICATION_ENDED' } }] });
  });
});
