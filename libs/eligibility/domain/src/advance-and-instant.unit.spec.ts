import { describe, expect, it } from '@jest/globals';
import { policyBook } from '@juanzong/policy';
import type { EligibilityCommand, FoundFinding } from './index.js';
import {
  acceptance, accepted, application, approver, CHENGDU, examined, examiner, granted, IN_2025, input, JIANGMEN, JINGHU, means, opened, propose,
} from './spec-support/line.js';
import { advance, advanced, advancedAndExamined, elderly, elderlyAccepted, IN_TIME, urgentApplication } from './spec-support/after-decision.js';

const without = (kind: string) => ({ ...input, book: policyBook(input.book.packs.filter((pack) => pack.kind !== kind)) });
const HANGZHOU = '330100';

describe('aid before the decision', () => {
  it.each([
    ['three days before the limitation ends', '2024-11-08', true],
    ['on its last day', '2024-11-05', true],
    ['six days before', '2024-11-11', true],
    ['seven days before: not fewer than seven', '2024-11-12', false],
    ['after it ended', '2024-11-04', false],
    ['without a date', undefined, false],
  ] as const)('%s', (_what, limitationDate, urgent) => {
    const file = opened(application(limitationDate === undefined ? {} : { limitationDate }));
    const outcome = file.when(advance(), { input, actor: approver });
    if (!urgent) outcome.thenRefused('eligibility.not-urgent', { ground: 'LIMITATION_LT_7D', days: 7 });
    else {
      outcome.then(
        {
          type: 'eligibility.AdvanceAidGranted',
          data: { basis: 'ADVANCE', ground: 'LIMITATION_LT_7D', matter: 'INJURY_TRAFFIC', matterCategory: 'CIVIL', formalitiesOpen: true, trace: [{ rule: 'cn.law.advance-aid', said: 'yes' }] },
        },
        { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'advance-aid-formalities', verified: false } } },
      );
    }
  });

  it('also where preservation is needed at once, which the officer finds; on no ground that the packs do not know', () => {
    opened().when(advance('PRESERVATION_OR_ADVANCE_ENFORCEMENT'), { input, actor: approver }).then({ type: 'eligibility.AdvanceAidGranted', data: { ground: 'PRESERVATION_OR_ADVANCE_ENFORCEMENT' } }, 'eligibility.DeadlineStarted');
    opened().when(advance('I_LIKE_IT'), { input, actor: approver }).thenRefused('eligibility.not-urgent', { ground: 'I_LIKE_IT' });
    opened().when(advance(), { input: without('advance-aid') }).thenRefused('policy.missing', { kind: 'advance-aid' });
  });

  it('of an accepted application leaves no formalities, and once is enough', () => {
    accepted(urgentApplication()).when(advance(), { input, actor: approver }).then({ type: 'eligibility.AdvanceAidGranted', data: { formalitiesOpen: false } });
    advancedAndExamined().when(advance(), { input, actor: approver }).thenRefused('eligibility.advance-aid-running');
    granted().when(advance(), { input }).thenRefused('eligibility.decided-already');
    opened().events({ type: 'intake.ApplicationWithdrawn', data: { reason: 'x' } }).when(advance(), { input }).thenRefused('eligibility.ended');
    opened(application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_MINOR', notificationNumber: '1' })).when(advance(), { input }).thenRefused('eligibility.advance-aid-not-for-notified');
  });

  it('has its formalities done with the acceptance', () => {
    advanced().events(acceptance).when({ kind: 'examine' }, { input }).then(
      'eligibility.InstantProcessingDecided', 'eligibility.Examined', { type: 'eligibility.DeadlineMet', data: { ruleId: 'advance-aid-formalities', late: false } },
    );
  });

  it('is confirmed by the grant', () => {
    const proposed = advancedAndExamined().when(means(2_000), { input }).file.when(propose('GRANT'), { input, actor: examiner }).file;
    const file = proposed.when({ kind: 'approve' }, { input, actor: approver }).then(
      'eligibility.AidGranted', { type: 'eligibility.AdvanceAidSettled', data: { result: 'CONFIRMED', costBorneByApplicant: false } }, 'eligibility.DeadlineMet',
    ).file;
    expect(file.state).not.toHaveProperty('advance');
  });

  it.each([
    ['芜湖: nothing is said of the cost', JINGHU, false, 'cn.proc2012.advance-aid-settlement'],
    ['杭州: the applicant bears it', HANGZHOU, true, 'zj.advance-aid-settlement'],
  ] as const)('ends with a refusal. %s', (_what, agency, borne, rule) => {
    const file = examined(urgentApplication(), agency).when(advance(), { input, actor: approver }).file.when(means(99_999), { input }).file.when(propose('REFUSE'), { input, actor: examiner }).file;
    const [, settled] = file.when({ kind: 'approve' }, { input, actor: approver }).then(
      'eligibility.AidRefused', { type: 'eligibility.AdvanceAidSettled', data: { result: 'NOT_ELIGIBLE', costBorneByApplicant: borne } }, 'eligibility.DeadlineMet',
    ).events;
    expect((settled?.data as { trace: { rule: string }[] }).trace.map((line) => line.rule)).toContain(rule);
  });

  it('is revoked while nothing is decided, and ends with an application that ended', () => {
    const revoke = { kind: 'revokeAdvanceAid', reason: '逾期未补办手续' } as const;
    advanced().when(revoke, { input, actor: approver }).then(
      { type: 'eligibility.AdvanceAidSettled', data: { result: 'REVOKED', reason: '逾期未补办手续' } }, { type: 'eligibility.DeadlineFellAway', data: { ruleId: 'advance-aid-formalities', reason: 'AID_TERMINATED' } },
    );
    opened().when(revoke, { input }).thenRefused('eligibility.no-advance-aid');
    const settle = { kind: 'settleAdvanceAid' } as const;
    const withdrawn = advanced().events({ type: 'intake.ApplicationWithdrawn', data: { reason: 'x' } });
    const settled = withdrawn.when(settle, { input }).then({ type: 'eligibility.AdvanceAidSettled', data: { result: 'APPLICATION_ENDED' } }, 'eligibility.DeadlineFellAway').file;
    settled.when(settle, { input }).then();
    advanced().when(settle, { input }).then();
  });

  it('whose formalities are not done in time is a duty missed, and goes on until it is revoked', () => {
    const file = advanced();
    const open = Object.values((file.state as { deadlines: Record<string, { deadline: { deadlineId: string; ruleId: string } }> }).deadlines);
    const deadlineId = open.find(({ deadline }) => deadline.ruleId === 'advance-aid-formalities')?.deadline.deadlineId ?? '';
    const missed = file.when({ kind: 'fireDeadline', deadlineId, generation: 0 }, { input, at: '2024-11-20T02:00:00.000Z' }).then({ type: 'eligibility.DeadlineMissed', data: { ruleId: 'advance-aid-formalities' } }).file;
    missed.when({ kind: 'revokeAdvanceAid', reason: 'x' }, { input, actor: approver }).then('eligibility.AdvanceAidSettled');
  });
});

describe('即申即办', () => {
  const instantly: EligibilityCommand = { kind: 'decideInstantly', note: '' };

  it('applies to the elderly of Anhui on the day of acceptance; elsewhere nothing is said of it', () => {
    elderlyAccepted().when({ kind: 'examine' }, { input }).then(
      { type: 'eligibility.InstantProcessingDecided', data: { applies: true, reasons: ['ELDERLY'], onePersonMayDecide: true, dueOn: '2024-11-05' } }, 'eligibility.Examined',
    );
    accepted().when({ kind: 'examine' }, { input }).then({ type: 'eligibility.InstantProcessingDecided', data: { applies: false, dueOn: null } }, 'eligibility.Examined');
    accepted(elderly(), CHENGDU).when({ kind: 'examine' }, { input }).then('eligibility.Examined');
    accepted(elderly(), JIANGMEN).when({ kind: 'examine' }, { input }).then('eligibility.Examined');
    accepted(elderly(), JINGHU, '2024-10-22T02:00:00.000Z').when({ kind: 'examine' }, { input }).then('eligibility.Examined');
  });

  const ready = () => elderlyAccepted().when({ kind: 'examine' }, { input }).file.when(means(2_000), { input }).file;

  it('lets who examines grant at once', () => {
    ready().when(instantly, { input, actor: examiner }).then(
      { type: 'eligibility.DecisionProposed', data: { outcome: 'GRANT' } }, { type: 'eligibility.AidGranted', data: { basis: 'APPLICATION', proposedBy: 'examiner-1' } },
      { type: 'eligibility.DeadlineMet', data: { ruleId: 'examination' } },
    );
  });

  it('is not for other cases, other days, or a refusal', () => {
    examined().when(means(2_000), { input }).file.when(instantly, { input, actor: examiner }).thenRefused('eligibility.not-instant');
    ready().when(instantly, { input, actor: examiner, at: '2024-11-06T02:00:00.000Z' }).thenRefused('eligibility.instant-day-passed', { dueOn: '2024-11-05' });
    elderlyAccepted().when({ kind: 'examine' }, { input }).file.when(instantly, { input, actor: examiner }).thenRefused('eligibility.means-not-verified');
    elderlyAccepted().when({ kind: 'examine' }, { input }).file.when(means(9_999), { input }).file.when(instantly, { input, actor: examiner }).thenRefused('eligibility.proposal-contradicts-rules');
    granted().when(instantly, { input }).thenRefused('eligibility.decided-already');
  });
});

describe('an earlier finding of hardship', () => {
  const CHONGQING = '500112';
  const found = (more: Partial<Extract<FoundFinding, { is: 'FOUND' }>> = {}): FoundFinding =>
    ({ is: 'FOUND', agency: CHONGQING, verifiedOn: '2024-06-03', entry: 'e-1' as never, method: 'COMMITMENT', householdSize: 2, monthlyIncomeFen: 100_000, assetsFen: 0, ...more });
  const reuse = (what: FoundFinding): EligibilityCommand => ({ kind: 'reuseFinding', fromCase: '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10', found: what });
  const inChengdu = () => examined(application(), CHENGDU, IN_2025);

  it('of Chongqing stands in for a verification in Sichuan', () => {
    const file = inChengdu().when(reuse(found()), { input, actor: examiner }).then({
      type: 'eligibility.HardshipFindingReused', data: { fromAgency: CHONGQING, verifiedOn: '2024-06-03', method: 'COMMITMENT', monthlyIncomeFen: 100_000, trace: [{ said: 'yes' }] },
    }).file;
    file.when(propose('GRANT'), { input, actor: examiner }).then('eligibility.DecisionProposed');
  });

  it.each([
    ['is too old', found({ verifiedOn: '2023-12-31' })],
    ['is of a region that is not recognised', found({ agency: '340202' })],
  ] as const)('that %s is refused', (_what, what) => inChengdu().when(reuse(what), { input }).thenRefused('eligibility.finding-not-reusable'));

  it.each([
    ['UNKNOWN_CASE', 'eligibility.finding-case-unknown'], ['SAME_CASE', 'eligibility.finding-in-same-case'], ['ERASED', 'eligibility.finding-erased'],
    ['OTHER_PERSON', 'eligibility.finding-of-other-person'], ['NO_FINDING', 'eligibility.no-finding-there'],
  ] as const)('%s: refused with a name', (is, code) => inChengdu().when(reuse({ is }), { input }).thenRefused(code));

  it('is not used where no rule offers it, or where no means are tested', () => {
    examined().when(reuse(found()), { input }).thenRefused('eligibility.reuse-not-offered');
    examined(application({ groups: ['DIBAO'] })).when(reuse(found()), { input }).thenRefused('eligibility.no-means-test-needed');
    accepted().when(reuse(found()), { input, at: IN_TIME }).thenRefused('eligibility.not-examined');
  });
});
