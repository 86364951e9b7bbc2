import { describe, expect, it } from '@jest/globals';
import { policyBook } from '@juanzong/policy';
import { type EligibilityCommand, eligibilityRefusals, type FoundFinding } from './index.js';
import { accepted, application, approver, CHENGDU, examined, examiner, granted, IN_2025, input, means, opened, propose, serve, verified } from './spec-support/line.js';
import {
  advance, advanced, clerk, decideOn, falsehood, IN_TIME, lawyer, object, objected, recipient, recover, refused, refusedAndServed, SERVED_AT, supervisor, terminate, terminated, urgentApplication,
} from './spec-support/after-decision.js';

const deadlinesOf = (file: { readonly state: object }): { deadlineId: string; ruleId: string }[] =>
  Object.values((file.state as { deadlines: Record<string, { deadline: { deadlineId: string; ruleId: string } }> }).deadlines).map(({ deadline }) => deadline);

describe('objections', () => {
  it('on the last day are in time, a moment later they are not', () => {
    refusedAndServed().when(object(), { input, at: '2024-11-21T15:59:59.999Z', actor: recipient }).then({ type: 'eligibility.ObjectionFiled', data: { late: false } }, 'eligibility.DeadlineMet', 'eligibility.DeadlineStarted');
    refusedAndServed().when(object(), { input, at: '2024-11-21T16:00:00.000Z' }).thenRefused('eligibility.objection-late-without-reason', { until: '2024-11-21' });
  });

  it('are decided on both, the decision and the objection', () => {
    const file = objected();
    const needed = ['eligibility.AidRefused', 'eligibility.ObjectionFiled'].map((type) => file.entries.find((one) => one.type === type)?.eventId ?? '');
    for (const one of needed) file.when(decideOn('UPHELD', one), { input, at: IN_TIME }).thenRefused('eligibility.objection-not-looked-at', { needed });
  });

  it('to a grant there are none to decide, even where one was recorded', () => {
    granted().events({ type: 'eligibility.ObjectionFiled', data: { against: 'x' } }).when(decideOn('UPHELD'), { input }).thenRefused('eligibility.no-objection');
  });

  it('pending before service leave no time to run from it', () => {
    refused().when(object(), { input, at: '2024-11-06T01:00:00.000Z', actor: recipient }).file.when(serve('2024-11-06'), { input, at: SERVED_AT }).then('eligibility.DecisionServed');
  });

  it('whose time ran out unused: that was late, by the clock of who says so', () => {
    const [filing] = deadlinesOf(refusedAndServed()).filter(({ ruleId }) => ruleId === 'objection-filing');
    const fallen = { type: 'eligibility.DeadlineFellAway', data: { ruleId: 'objection-filing', late: true, reason: 'RIGHT_NOT_USED' } };
    refusedAndServed().when({ kind: 'fireDeadline', deadlineId: filing?.deadlineId ?? '', generation: 0 }, { input, at: '2024-12-02T02:00:00.000Z' }).then(fallen);
    refused().when(serve('2024-11-06'), { input, at: '2025-03-03T02:00:00.000Z' }).then('eligibility.DecisionServed', 'eligibility.DeadlineStarted', fallen);
  });
});

describe('instant decisions', () => {
  const instantly: EligibilityCommand = { kind: 'decideInstantly', note: '' };

  it.each([[true, false, '2024-11-05'], [false, true, '2024-11-05'], [true, true, null]])('applies %s, by one person %s, due on %s: not instant', (applies, onePersonMayDecide, dueOn) => {
    verified().events({ type: 'eligibility.InstantProcessingDecided', data: { applies, onePersonMayDecide, dueOn } }).when(instantly, { input, actor: examiner }).thenRefused('eligibility.not-instant');
  });

  it('are not made where nobody speaks of them', () => examined(application(), CHENGDU, IN_2025).when(instantly, { input, actor: examiner }).thenRefused('eligibility.not-instant'));
});

describe('proposals', () => {
  const trusted = { ...input, book: policyBook(input.book.packs.map((pack) => ({ ...pack, verified: true }))) };
  const why = (file: ReturnType<typeof verified>, outcome: 'GRANT' | 'REFUSE', by = input) => file.when(propose(outcome), { input: by }).refusal?.params;

  it('that contradict the rules are told why, in both languages', () => {
    expect(why(verified(), 'REFUSE')).toEqual({
      expected: 'GRANT', why: '符合经济困难标准：人均月收入标准2000.00元（标准未核实）', whyEn: 'the hardship standard of 2000.00 yuan per head and month is met (standard unverified)',
    });
    expect(why(examined().when(means(9_999), { input }).file, 'GRANT', trusted)).toEqual({
      expected: 'REFUSE', why: '不符合经济困难标准：人均月收入标准2000.00元', whyEn: 'the hardship standard of 2000.00 yuan per head and month is not met',
    });
  });

  it.each(['householdSize', 'monthlyIncomeFen', 'assetsFen'])('wait for what was erased: %s', (field) => {
    examined().events({ type: 'eligibility.MeansVerified', data: { ...means(1), [field]: null } }).when(propose('GRANT'), { input }).thenRefused('eligibility.means-not-verified');
  });

  it('have no reasons in a notified case', () => {
    const { examination } = examined().state as unknown as { examination: object };
    accepted().events({ type: 'eligibility.Examined', data: { ...examination, route: 'NOT_REQUIRED' } }).when(propose('GRANT'), { input }).then({ type: 'eligibility.DecisionProposed', data: { reasons: [] } });
  });

  it('of several reasons spell them all out', () => {
    const odd = verified().events({ type: 'eligibility.DecisionProposed', data: { outcome: 'REFUSE', reasons: ['ONE', 'OTHER'], note: '', trace: [] } });
    odd.when({ kind: 'approve' }, { input, actor: approver }).then({ type: 'eligibility.AidRefused', data: { explanation: 'ONE；OTHER' } }, 'eligibility.DeadlineMet');
  });

  it('that nobody made are not returned; nothing is examined of no file', () => {
    examined().when({ kind: 'returnProposal', reason: 'x' }, { input }).thenRefused('eligibility.nothing-proposed');
    const { decide } = opened().decider;
    expect(decide({ kind: 'examine' }, { status: 'NotOpened' }, {} as never, input)).toMatchObject({ refusal: 'eligibility.not-accepted' });
  });
});

describe('an earlier finding', () => {
  const found = (more: object = {}): FoundFinding => ({ is: 'FOUND', agency: '500112', verifiedOn: '2024-06-03', entry: 'e-1' as never, method: 'COMMITMENT', householdSize: 2, monthlyIncomeFen: 1, assetsFen: 0, ...more });
  const reuse = (what: FoundFinding): EligibilityCommand => ({ kind: 'reuseFinding', fromCase: 'case-1', found: what });
  const inChengdu = () => examined(application(), CHENGDU, IN_2025);

  it('that is refused is named: of which case, of which agency, when, and how old it might be', () => {
    inChengdu().when(reuse({ is: 'ERASED' }), { input }).thenRefused('eligibility.finding-erased', { caseId: 'case-1' });
    const longer = input.book.packs.flatMap((pack) => (pack.id === 'sc.hardship-recognition' ? [pack, { ...pack, id: 'sc.longer', params: { ...pack.params, withinMonths: 14 } } as typeof pack] : [pack]));
    inChengdu().when(reuse(found({ verifiedOn: '2023-06-01' })), { input: { ...input, book: policyBook(longer) } })
      .thenRefused('eligibility.finding-not-reusable', { agency: '500112', verifiedOn: '2023-06-01', months: 14 });
  });

  it('is not offered, or not needed: where, and on which route', () => {
    examined().when(reuse(found()), { input }).thenRefused('eligibility.reuse-not-offered', { region: '镜湖区' });
    for (const command of [reuse(found()), means(1)]) examined(application({ groups: ['DIBAO'] })).when(command, { input }).thenRefused('eligibility.no-means-test-needed', { route: 'EXEMPT' });
  });
});

describe('advance aid', () => {
  it('that is refused says when the limitation ends, if anybody knows', () => {
    opened(urgentApplication({ limitationDate: '2024-11-12' })).when(advance(), { input }).thenRefused('eligibility.not-urgent', { ground: 'LIMITATION_LT_7D', limitationDate: '2024-11-12', days: 7 });
    opened().when(advance(), { input }).thenRefused('eligibility.not-urgent', { limitationDate: '—' });
  });

  it('stands until it is settled, whatever is decided', () => {
    expect(advanced().events({ type: 'eligibility.AidGranted', data: {} }).state).toMatchObject({ outcome: 'GRANTED', advance: { entry: expect.any(String) } });
    for (const unset of ['advance', 'lawyerId', 'entry']) expect(granted().state).not.toHaveProperty(unset);
  });
});

describe('after the decision', () => {
  const report = { kind: 'reportGround', ground: 'OWN_LAWYER_RETAINED', explanation: '已自行委托', evidence: '委托合同' } as const;

  it('who has the case has it still when aid goes on by order; without one nobody is its lawyer', () => {
    const ended = granted().events({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } }).when(terminate(), { input, at: IN_TIME }).file;
    const revoked = ended.when(object(), { input, at: IN_TIME, actor: recipient }).file.when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME, actor: supervisor }).file;
    revoked.when(report, { input, actor: lawyer }).then('eligibility.TerminationGroundReported');
    granted().when(report, { input, actor: { ...lawyer, id: 'lawyer:' } }).thenRefused('eligibility.not-lawyer-of-case');
    granted().when(report, { input, actor: { ...lawyer, id: 'lawyer:undefined' } }).thenRefused('eligibility.not-lawyer-of-case');
  });

  it('a case that was closed stays so under a termination, and is open again by order', () => {
    const closed = granted().events({ type: 'assignment.CaseClosed', data: {} }, { type: 'eligibility.AidTerminated', data: { ground: 'MEANS_CHANGED' } });
    expect(closed.state).toMatchObject({ outcome: 'TERMINATED', closed: true });
    expect(closed.events({ type: 'eligibility.AidGranted', data: { basis: 'OBJECTION' } }).state).toMatchObject({ outcome: 'GRANTED', closed: false });
    expect(granted().events({ type: 'eligibility.AidTerminated', data: { ground: 'MEANS_CHANGED' } }).state).toMatchObject({ closed: false });
  });

  it('nothing was granted where aid was refused, whatever the means', () => {
    const outOfScope = examined(application({ matter: 'CONTRACT' })).when(propose('REFUSE'), { input, actor: examiner }).file.when({ kind: 'approve' }, { input, actor: approver }).file;
    outOfScope.when(falsehood, { input }).thenRefused('eligibility.nothing-granted');
  });

  it('cost and fine are what they are together, even where they are the same', () => {
    granted().when(falsehood, { input, at: IN_TIME, actor: approver }).file.when(recover(100, 100), { input, at: IN_TIME, actor: supervisor }).then({ type: 'eligibility.CostRecoveryOrdered', data: { amountFen: 100, fineFen: 100 } });
  });

  it('a clock that is dated again pins the calendar and no pack', () => {
    const provisional = deadlinesOf(terminated())[0] as object;
    const file = terminated().events({ type: 'eligibility.DeadlineStarted', data: { deadline: { ...provisional, deadlineId: 'd', calendarProvisional: true, calendarVersion: 'cn-before' } } });
    file.when({ kind: 'recomputeDeadline', deadlineId: 'd' }, { input, at: IN_TIME, actor: clerk })
      .then({ type: 'eligibility.DeadlineRecomputed', rules: { policyVersions: [], calendarVersion: input.calendar.version } });
  });
});

it('every refusal has its sentence and its status', () => {
  expect(Object.keys(eligibilityRefusals).length).toBeGreaterThan(40);
  expect([eligibilityRefusals['eligibility.same-person'].status, eligibilityRefusals['eligibility.same-person'].en({})]).toEqual([403, 'Who proposed a decision may not approve it.']);
});
