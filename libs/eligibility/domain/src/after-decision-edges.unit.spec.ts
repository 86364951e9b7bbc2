import { describe, expect, it } from '@jest/globals';
import { eligibilityDeadlines } from '@juanzong/eligibility-contracts';
import { policyBook } from '@juanzong/policy';
import { eligibilityActions, eligibilityReactions } from './index.js';
import { accepted, application, approver, examined, examiner, granted, input, means, opened, propose, proposed } from './spec-support/line.js';
import { advance, advanced, decideOn, elderly, falsehood, IN_TIME, object, recipient, supervisor, terminate, terminated, urgentApplication } from './spec-support/after-decision.js';

const without = (...kinds: string[]) => ({ ...input, book: policyBook(input.book.packs.filter(({ kind }) => !kinds.includes(kind))) });
const named = (file: { readonly state: Parameters<typeof eligibilityActions>[0] }): string[] => eligibilityActions(file.state).map(({ name }) => name);

describe('clocks that eligibility keeps', () => {
  const provisional = { ...eligibilityDeadlines.started.example.deadline, ruleId: 'objection-filing', calendarProvisional: true, calendarVersion: 'cn-before' };
  const file = () => terminated().events({ type: 'eligibility.DeadlineStarted', data: { deadline: provisional } });

  it('are computed again under a calendar published since, once; the last day to object moves with them', () => {
    const again = { kind: 'recomputeDeadline', deadlineId: provisional.deadlineId } as const;
    const moved = file().when(again, { input, at: IN_TIME }).then('eligibility.DeadlineRecomputed').file;
    expect(moved.state).toMatchObject({ filingEnds: '2024-03-12' });
    moved.when(again, { input, at: IN_TIME }).then();
    opened().when(again, { input }).then();
  });

  it('are nobody’s where there is no file, or no such clock', () => {
    const nothing = { status: 'NotOpened' } as const;
    const context = { now: IN_TIME } as never;
    const { decide } = opened().decider;
    expect(decide({ kind: 'fireDeadline', deadlineId: 'x', generation: 0 }, nothing, context, input)).toEqual([]);
    expect(decide({ kind: 'recomputeDeadline', deadlineId: 'x' }, nothing, context, input)).toEqual([]);
    expect(decide({ kind: 'grantAdvanceAid', ground: 'X', evidence: 'y' }, nothing, context, input)).toMatchObject({ refusal: 'eligibility.not-accepted' });
    granted().when({ kind: 'fireDeadline', deadlineId: 'x', generation: 0 }, { input, at: IN_TIME }).then();
  });

  it('of formalities runs only where a pack names its period', () => {
    opened(urgentApplication()).when(advance(), { input: without('deadline'), actor: approver }).then('eligibility.AdvanceAidGranted');
  });
});

describe('rules that are missing', () => {
  it('are an error and never a fallback', () => {
    opened(urgentApplication()).when(advance(), { input: without('advance-aid') }).thenRefused('policy.missing');
    examined().when(means(9_999), { input }).file.when(propose('REFUSE'), { input, actor: examiner }).file.when({ kind: 'approve' }, { input: without('remedy'), actor: approver }).thenRefused('policy.missing', { kind: 'remedy' });
    granted().when(falsehood, { input: without('remedy'), at: IN_TIME }).thenRefused('policy.missing');
  });
});

describe('files that others began', () => {
  it('a decision without an examination in the file: the order examines by rule what it grants', () => {
    const old = accepted().events({ type: 'eligibility.AidGranted', data: {} }, { type: 'eligibility.AidTerminated', data: { ground: 'MEANS_CHANGED' } });
    const pending = old.when(object(), { input, at: IN_TIME, actor: recipient }).file;
    pending.when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME, actor: supervisor }).then(
      'eligibility.ObjectionDecided', { type: 'eligibility.AidGranted', data: { basis: 'OBJECTION', route: 'TESTED' } }, 'eligibility.DeadlineMet',
    );
    pending.when(decideOn('TERMINATION_REVOKED'), { input: without('hardship-waiver'), at: IN_TIME, actor: supervisor }).thenRefused('policy.missing');
  });

  it('a case that was closed lists no termination; what was found false then is for the bureau', () => {
    const closed = granted().events({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } }, { type: 'assignment.CaseClosed', data: {} });
    expect(named(closed)).toEqual(['serve-decision', 'record-false-commitment']);
    expect(named(closed.when(falsehood, { input, at: IN_TIME, actor: approver }).file)).toEqual(['serve-decision', 'order-cost-recovery']);
    expect(named(granted().events({ type: 'assignment.ProviderAssigned', data: { lawyerId: 'L-1' } }))).toContain('report-ground');
  });

  it('entries about objections say nothing where nothing was decided', () => {
    const file = examined().events({ type: 'eligibility.ObjectionFiled', data: { against: 'x' } }, { type: 'eligibility.ObjectionWithdrawn', data: {} }, { type: 'eligibility.CommitmentFoundFalse', data: {} });
    expect(file.state).toMatchObject({ status: 'Examined' });
    expect(granted().events({ type: 'eligibility.ObjectionWithdrawn', data: {} }).state).not.toHaveProperty('objection');
  });
});

describe('what is listed', () => {
  it('while nothing is decided: aid before the decision, or its revocation; instant decision where it applies', () => {
    expect(named(opened())).toEqual(['grant-advance-aid']);
    expect(named(advanced())).toEqual(['revoke-advance-aid']);
    expect(named(proposed())).toContain('grant-advance-aid');
    expect(named(opened(application({ channel: 'COURT_NOTICE', matter: 'NOTIFIED_MINOR', notificationNumber: '1' })))).toEqual([]);
    expect(named(accepted(elderly()).when({ kind: 'examine' }, { input }).file)).toContain('decide-instantly');
    expect(named(examined())).not.toContain('decide-instantly');
  });

  it('after a termination: its service and an objection', () => expect(named(terminated())).toEqual(['serve-decision', 'file-objection', 'record-false-commitment']));

  it('what follows from an application that ended is the settlement of advance aid', () => {
    for (const type of ['intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate']) {
      expect(eligibilityReactions({ type })).toEqual([{ name: 'settle-advance-aid', command: { kind: 'settleAdvanceAid' } }]);
    }
  });

  it('a termination is of a grant: of nothing else', () => {
    opened().when(terminate(), { input }).thenRefused('eligibility.not-accepted');
    opened().events({ type: 'intake.ApplicationWithdrawn', data: { reason: 'x' } }).when(terminate(), { input }).thenRefused('eligibility.ended');
  });
});
