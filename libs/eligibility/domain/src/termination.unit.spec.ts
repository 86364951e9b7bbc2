import { describe, expect, it } from '@jest/globals';
import { TERMINATION_GROUNDS } from '@juanzong/eligibility-contracts';
import { policyBook } from '@juanzong/policy';
import { accepted, application, approver, granted, input, serve, verified } from './spec-support/line.js';
import {
  decideOn, falsehood, IN_TIME, lawyer, object, recipient, recover, refused, supervisor, terminate, terminated,
} from './spec-support/after-decision.js';

const without = (kind: string) => ({ ...input, book: policyBook(input.book.packs.filter((pack) => pack.kind !== kind)) });
const closed = () => granted().events({ type: 'assignment.CaseClosed', data: { result: 'SETTLED' } });
const notified = () =>
  accepted(application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: '1' })).when({ kind: 'examine' }, { input }).file;

describe('termination of aid', () => {
  it.each(TERMINATION_GROUNDS.map((ground) => [ground] as const))('on the ground %s names the article, the grant and the remedies', (ground) => {
    const file = granted().when(terminate(ground), { input, at: IN_TIME, actor: approver }).then(
      { type: 'eligibility.AidTerminated', data: { ground, organConsent: null, trace: [{ rule: 'cn.law.termination', ground, said: 'yes', verified: true }] } },
      { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'termination-notice', verified: false } } },
    ).file;
    const of = (type: string) => file.entries.find((one) => one.type === type);
    expect((of('eligibility.AidTerminated')?.data as { against: string }).against).toBe(of('eligibility.AidGranted')?.eventId);
    expect((of('eligibility.AidTerminated')?.data as { remedies: { code: string }[] }).remedies.map(({ code }) => code)).toContain('OBJECTION');
    expect(file.state).toMatchObject({ status: 'Decided', outcome: 'TERMINATED', ground, served: false });
  });

  it('is for aid that was granted and still runs', () => {
    refused().when(terminate(), { input }).thenRefused('eligibility.nothing-granted');
    terminated().when(terminate(), { input, at: IN_TIME }).thenRefused('eligibility.nothing-granted');
    closed().when(terminate(), { input, at: IN_TIME }).thenRefused('eligibility.case-closed');
    verified().when(terminate(), { input }).thenRefused('eligibility.not-decided');
  });

  it('is served, which meets the duty to give notice, and may be objected to from then on', () => {
    terminated().when(serve('2024-11-13'), { input, at: '2024-11-13T02:00:00.000Z' }).then(
      'eligibility.DecisionServed', { type: 'eligibility.DeadlineMet', data: { ruleId: 'termination-notice', late: false } },
      { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'objection-filing' } } },
    );
  });

  it('at the request of the recipient of a notified case needs what the organ says', () => {
    notified().when(terminate('RECIPIENT_REQUEST_WITH_GOOD_REASON'), { input, at: IN_TIME, actor: approver }).thenRefused('eligibility.organ-consent-needed');
    notified().when(terminate('RECIPIENT_REQUEST_WITH_GOOD_REASON', '（2024）皖0202函1号，准许'), { input, at: IN_TIME, actor: approver }).then(
      { type: 'eligibility.AidTerminated', data: { organConsent: '（2024）皖0202函1号，准许' } }, 'eligibility.DeadlineStarted',
    );
    notified().when(terminate('CASE_ENDED_OR_WITHDRAWN'), { input, at: IN_TIME, actor: approver }).then('eligibility.AidTerminated', 'eligibility.DeadlineStarted');
  });

  it('needs a ground that a pack in force knows', () => {
    const unknown = { ...input, book: policyBook(input.book.packs.filter(({ id }) => id !== 'cn.law.termination')) };
    granted().when(terminate(), { input: unknown, at: IN_TIME }).thenRefused('eligibility.termination-ground-unknown', { ground: 'MEANS_CHANGED' });
    for (const kind of ['termination', 'remedy', 'deadline']) granted().when(terminate(), { input: without(kind), at: IN_TIME }).thenRefused('policy.missing');
  });

  it('is reported by the lawyer of the case, and by nobody else', () => {
    const report = { kind: 'reportGround', ground: 'OWN_LAWYER_RETAINED', explanation: '已自行委托', evidence: '委托合同' } as const;
    const assigned = granted().events({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } });
    assigned.when(report, { input, actor: lawyer }).then({ type: 'eligibility.TerminationGroundReported', data: { ground: 'OWN_LAWYER_RETAINED' } });
    assigned.when(report, { input, actor: { ...lawyer, id: 'lawyer:L-2' } }).thenRefused('eligibility.not-lawyer-of-case');
    granted().when(report, { input, actor: lawyer }).thenRefused('eligibility.not-lawyer-of-case');
    assigned.events({ type: 'assignment.ProviderRelieved', data: {} }).when(report, { input, actor: lawyer }).thenRefused('eligibility.not-lawyer-of-case');
    assigned.events({ type: 'assignment.CaseClosed', data: {} }).when(report, { input, actor: lawyer }).thenRefused('eligibility.case-closed');
  });
});

describe('a false commitment', () => {
  it('ends aid that still runs, as obtained by fraud', () => {
    const file = granted().when(falsehood, { input, at: IN_TIME, actor: approver }).then(
      'eligibility.CommitmentFoundFalse', { type: 'eligibility.AidTerminated', data: { ground: 'FRAUD_OBTAINED', explanation: '隐瞒名下房产' } }, 'eligibility.DeadlineStarted',
    ).file;
    const commitment = file.entries.find(({ type }) => type === 'eligibility.MeansVerified');
    expect(file.entries.find(({ type }) => type === 'eligibility.CommitmentFoundFalse')?.data).toMatchObject({ commitment: commitment?.eventId });
    file.when(falsehood, { input, at: IN_TIME }).thenRefused('eligibility.falsehood-recorded-already');
  });

  it('of a case that is over is recorded, for the bureau to act on', () => {
    closed().when(falsehood, { input, at: IN_TIME, actor: supervisor }).then('eligibility.CommitmentFoundFalse');
    terminated().when(falsehood, { input, at: IN_TIME, actor: supervisor }).then('eligibility.CommitmentFoundFalse');
  });

  it('is only of a grant that rests on one', () => {
    refused().when(falsehood, { input }).thenRefused('eligibility.nothing-granted');
    const exempt = accepted(application({ groups: ['DIBAO'] })).when({ kind: 'examine' }, { input }).file.when({ kind: 'propose', outcome: 'GRANT', note: '' }, { input }).file;
    exempt.when({ kind: 'approve' }, { input, actor: approver }).file.when(falsehood, { input }).thenRefused('eligibility.no-commitment');
    granted().when(falsehood, { input: without('termination'), at: IN_TIME }).thenRefused('policy.missing');
  });
});

describe('recovery of cost', () => {
  const fraud = () => granted().when(falsehood, { input, at: IN_TIME, actor: approver }).file;

  it('is ordered once, with a fine up to the cap of the law', () => {
    fraud().when(recover(180_000, 300_001), { input, at: IN_TIME, actor: supervisor }).thenRefused('eligibility.fine-above-cap', { cap: '3000.00' });
    const file = fraud().when(recover(180_000, 300_000), { input, at: IN_TIME, actor: supervisor }).then({
      type: 'eligibility.CostRecoveryOrdered', data: { amountFen: 180_000, fineFen: 300_000, trace: [{ rule: 'cn.law.cost-recovery', verified: true }] },
    }).file;
    file.when(recover(1, 0), { input, at: IN_TIME }).thenRefused('eligibility.recovery-ordered-already');
    fraud().when(recover(0, 0), { input, at: IN_TIME }).thenRefused('eligibility.nothing-to-recover');
    fraud().when(recover(1, 0), { input: without('cost-recovery'), at: IN_TIME }).thenRefused('policy.missing');
  });

  it('rests on fraud that was found: by a commitment, or by the ground of the termination', () => {
    granted().when(recover(1, 0), { input }).thenRefused('eligibility.no-fraud-found');
    terminated().when(recover(1, 0), { input, at: IN_TIME }).thenRefused('eligibility.no-fraud-found');
    granted().when(terminate('FRAUD_OBTAINED'), { input, at: IN_TIME }).file.when(recover(1, 0), { input, at: IN_TIME }).then('eligibility.CostRecoveryOrdered');
    closed().when(falsehood, { input, at: IN_TIME }).file.when(recover(1, 0), { input, at: IN_TIME }).then('eligibility.CostRecoveryOrdered');
  });

  it('waits for an objection, and is gone with the termination that was revoked', () => {
    const pending = fraud().when(object(), { input, at: IN_TIME, actor: recipient }).file;
    pending.when(recover(1, 0), { input, at: IN_TIME }).thenRefused('eligibility.objection-pending');
    pending.when(decideOn('UPHELD'), { input, at: IN_TIME, actor: supervisor }).file.when(recover(1, 0), { input, at: IN_TIME }).then('eligibility.CostRecoveryOrdered');
    pending.when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME, actor: supervisor }).file.when(recover(1, 0), { input, at: IN_TIME }).thenRefused('eligibility.no-fraud-found');
  });
});

