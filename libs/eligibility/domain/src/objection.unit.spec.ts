import { describe, expect, it } from '@jest/globals';
import { type PolicyBook, policyBook } from '@juanzong/policy';
import { approver, granted, input, serve } from './spec-support/line.js';
import { clerk, decideOn, IN_TIME, object, objected, recipient, refused, refusedAndServed, SERVED_AT, supervisor, terminate, terminated } from './spec-support/after-decision.js';

const LATE = '2024-12-02T02:00:00.000Z';
const strict = { ...input, book: lateFiling(input.book, 'REFUSED') };
function lateFiling(book: PolicyBook, rule: 'REFUSED'): PolicyBook {
  return policyBook(book.packs.map((pack) => (pack.kind === 'objection-procedure' ? { ...pack, params: { lateFiling: rule } } : pack)));
}

describe('the time to object', () => {
  it('runs from the service of a refusal, fifteen days; a grant has none', () => {
    refused().when(serve('2024-11-06'), { input, at: SERVED_AT }).then(
      'eligibility.DecisionServed', { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'objection-filing', dueDate: '2024-11-21', verified: false } } },
    );
    granted().when(serve('2024-11-06'), { input, at: SERVED_AT }).then('eligibility.DecisionServed');
  });

  it('runs as well where an objection was filed before service and withdrawn', () => {
    const file = refused().when(object(), { input, at: '2024-11-06T01:00:00.000Z', actor: recipient }).file;
    const withdrawn = file.when({ kind: 'withdrawObjection', reason: '等待送达' }, { input, at: '2024-11-06T01:30:00.000Z', actor: recipient }).file;
    withdrawn.when(serve('2024-11-06'), { input, at: SERVED_AT }).then('eligibility.DecisionServed', { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'objection-filing', dueDate: '2024-11-21' } } });
  });

  it('ends with the objection, and falls away unused where there was none', () => {
    refusedAndServed().when(object(), { input, at: IN_TIME, actor: recipient }).then(
      { type: 'eligibility.ObjectionFiled', data: { onBehalf: false, late: false, lateReason: null } },
      { type: 'eligibility.DeadlineMet', data: { ruleId: 'objection-filing', late: false } },
      { type: 'eligibility.DeadlineStarted', data: { deadline: { ruleId: 'objection-decision', unit: 'DAY' } } },
    );
    const file = refusedAndServed();
    const [id] = Object.keys((file.state as { deadlines: object }).deadlines).filter((one) => JSON.stringify((file.state as { deadlines: Record<string, unknown> }).deadlines[one]).includes('objection-filing'));
    const fire = { kind: 'fireDeadline', deadlineId: id ?? '', generation: 0 } as const;
    file.when(fire, { input, at: IN_TIME }).then();
    const lapsed = file.when(fire, { input, at: LATE }).then({ type: 'eligibility.DeadlineFellAway', data: { ruleId: 'objection-filing', reason: 'RIGHT_NOT_USED' } }).file;
    lapsed.when(fire, { input, at: LATE }).then();
  });

  it('that was over when service was recorded ends at once, and its last day stands', () => {
    const file = refused().when(serve('2024-11-06'), { input, at: '2025-03-03T02:00:00.000Z' }).then(
      'eligibility.DecisionServed', 'eligibility.DeadlineStarted', { type: 'eligibility.DeadlineFellAway', data: { reason: 'RIGHT_NOT_USED' } },
    ).file;
    file.when(object(), { input, at: '2025-03-03T02:00:00.000Z', occurredAt: { precision: 'day', date: '2024-11-20' as never } }).then(
      { type: 'eligibility.ObjectionFiled', data: { late: false } }, 'eligibility.DeadlineStarted',
    );
  });

  it('that is over needs a good reason, which is recorded; where the pack takes none it is refused', () => {
    refusedAndServed().when(object(), { input, at: LATE }).thenRefused('eligibility.objection-late-without-reason', { until: '2024-11-21' });
    refusedAndServed().when(object('住院治疗'), { input, at: LATE, actor: clerk }).then(
      { type: 'eligibility.ObjectionFiled', data: { late: true, lateReason: '住院治疗', onBehalf: true } }, { type: 'eligibility.DeadlineMet', data: { late: true } }, 'eligibility.DeadlineStarted',
    );
    refusedAndServed().when(object('住院治疗'), { input: strict, at: LATE }).thenRefused('eligibility.objection-late', { until: '2024-11-21' });
    refusedAndServed().when(object('何必说'), { input, at: IN_TIME }).then({ type: 'eligibility.ObjectionFiled', data: { late: false, lateReason: null } }, 'eligibility.DeadlineMet', 'eligibility.DeadlineStarted');
  });
});

describe('an objection', () => {
  it('is against a refusal or a termination, one at a time', () => {
    granted().when(object(), { input }).thenRefused('eligibility.nothing-to-object');
    objected().when(object(), { input, at: IN_TIME }).thenRefused('eligibility.objection-pending');
    terminated().when(object(), { input, at: IN_TIME, actor: recipient }).then('eligibility.ObjectionFiled', 'eligibility.DeadlineStarted');
  });

  it('upheld leaves the decision, names the next remedies and cannot be filed again', () => {
    const file = objected().when(decideOn('UPHELD'), { input, at: IN_TIME, actor: supervisor }).then(
      { type: 'eligibility.ObjectionDecided', data: { outcome: 'UPHELD' } }, { type: 'eligibility.DeadlineMet', data: { ruleId: 'objection-decision', late: false } },
    ).file;
    const decided = file.entries.find(({ type }) => type === 'eligibility.ObjectionDecided')?.data as { remedies: { code: string }[]; saw: string[] };
    expect(decided.remedies.map(({ code }) => code)).toEqual(['RECONSIDERATION', 'SUIT']);
    expect(decided.saw).toEqual(['eligibility.AidRefused', 'eligibility.ObjectionFiled'].map((type) => file.entries.find((one) => one.type === type)?.eventId));
    expect(file.state).toMatchObject({ outcome: 'REFUSED', objection: { status: 'DECIDED' } });
    file.when(object(), { input, at: IN_TIME }).thenRefused('eligibility.objection-decided-already');
    file.when(decideOn('UPHELD'), { input, at: IN_TIME }).thenRefused('eligibility.no-objection');
  });

  it('that succeeds against a refusal grants aid by order, which is served in its turn', () => {
    const file = objected().when(decideOn('ORDERED_TO_GRANT'), { input, at: IN_TIME, actor: supervisor }).then(
      { type: 'eligibility.ObjectionDecided', data: { outcome: 'ORDERED_TO_GRANT', remedies: [] } },
      { type: 'eligibility.AidGranted', data: { basis: 'OBJECTION', route: 'TESTED', matter: 'INJURY_TRAFFIC' } },
      { type: 'eligibility.DeadlineMet', data: { ruleId: 'objection-decision' } },
    ).file;
    expect(file.state).toMatchObject({ outcome: 'GRANTED', served: false });
    expect(file.state).not.toHaveProperty('objection');
    file.when(serve('2024-11-12'), { input, at: IN_TIME }).then('eligibility.DecisionServed');
    file.when(terminate(), { input, at: IN_TIME, actor: approver }).then('eligibility.AidTerminated', 'eligibility.DeadlineStarted');
  });

  it('that succeeds against a termination lets aid go on; a notice not yet served is no longer due', () => {
    const pending = terminated().when(object(), { input, at: IN_TIME, actor: recipient }).file;
    pending.when(decideOn('ORDERED_TO_GRANT'), { input, at: IN_TIME }).thenRefused('eligibility.outcome-does-not-fit', { allowed: ['UPHELD', 'TERMINATION_REVOKED'] });
    const file = pending.when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME, actor: supervisor }).then(
      'eligibility.ObjectionDecided', { type: 'eligibility.AidGranted', data: { basis: 'OBJECTION' } }, 'eligibility.DeadlineMet',
      { type: 'eligibility.DeadlineFellAway', data: { ruleId: 'termination-notice', reason: 'NOTHING_MISSING' } },
    ).file;
    expect(Object.keys((file.state as { deadlines: object }).deadlines)).toEqual([]);
    objected().when(decideOn('TERMINATION_REVOKED'), { input, at: IN_TIME }).thenRefused('eligibility.outcome-does-not-fit');
  });

  it('is decided on what was looked at: the decision and the objection at least', () => {
    const file = objected();
    const ids = file.entries.map(({ eventId }) => eventId);
    file.when(decideOn('UPHELD', ids[0] ?? ''), { input, at: IN_TIME }).thenRefused('eligibility.objection-not-looked-at');
    file.when(decideOn('UPHELD', ...ids), { input, at: IN_TIME }).then({ type: 'eligibility.ObjectionDecided', data: { saw: ids } }, 'eligibility.DeadlineMet');
  });

  it('is taken back by who filed it alone; in time it may be filed again', () => {
    const withdraw = { kind: 'withdrawObjection', reason: '已另行委托律师' } as const;
    objected().when(withdraw, { input, at: IN_TIME, actor: clerk }).thenRefused('eligibility.objection-of-another');
    const file = objected().when(withdraw, { input, at: IN_TIME, actor: recipient }).then(
      'eligibility.ObjectionWithdrawn', { type: 'eligibility.DeadlineFellAway', data: { ruleId: 'objection-decision', reason: 'REQUEST_WITHDRAWN' } },
    ).file;
    file.when(withdraw, { input, at: IN_TIME, actor: recipient }).thenRefused('eligibility.no-objection');
    file.when(object(), { input, at: IN_TIME, actor: recipient }).then('eligibility.ObjectionFiled', 'eligibility.DeadlineStarted');
    file.when(object(), { input, at: LATE, actor: recipient }).thenRefused('eligibility.objection-late-without-reason');
  });

  it('that nobody decided in five days is a duty missed, and is decided late', () => {
    const file = objected();
    const open = Object.values((file.state as { deadlines: Record<string, { deadline: { deadlineId: string; ruleId: string } }> }).deadlines);
    const due = open.find(({ deadline }) => deadline.ruleId === 'objection-decision');
    const missed = file.when({ kind: 'fireDeadline', deadlineId: due?.deadline.deadlineId ?? '', generation: 0 }, { input, at: LATE }).then({ type: 'eligibility.DeadlineMissed', data: { ruleId: 'objection-decision' } }).file;
    missed.when(decideOn('UPHELD'), { input, at: LATE, actor: supervisor }).then('eligibility.ObjectionDecided');
  });

  it('needs rules in force for its period, its lateness and its remedies', () => {
    const without = (kind: string) => ({ ...input, book: policyBook(input.book.packs.filter((pack) => pack.kind !== kind)) });
    refused().when(serve('2024-11-06'), { input: without('deadline'), at: SERVED_AT }).thenRefused('policy.missing');
    refusedAndServed().when(object(), { input: without('objection-procedure'), at: IN_TIME }).thenRefused('policy.missing');
    refusedAndServed().when(object(), { input: without('deadline'), at: IN_TIME }).thenRefused('policy.missing');
    objected().when(decideOn('UPHELD'), { input: without('remedy'), at: IN_TIME }).thenRefused('policy.missing');
  });
});
