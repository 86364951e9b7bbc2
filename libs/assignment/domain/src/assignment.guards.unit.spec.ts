import { describe, expect, it } from '@jest/globals';
import { type Actor, dateOf, isRefusal, type NewEntry, type OccurredAt, refuse } from '@juanzong/kernel';
import {
  a, accepted, AGREEMENT, aidTerminated, assign, assigned, awaiting, changeRequested, CLOSE, closed, empty, ended, entry, GRANT_ID, granted, GRANTED_AT, inProgress, LATE, notOpen, outsideEntry, PROGRESS, received, relieved, terminated, then,
} from './fixtures/case.fixture.js';
import { assigner, book, input, lawyerActor, NOW, recipient, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import { hasCaseInHand, isOfficial, lawyerIdOf } from './assignment.actions.js';
import { allowedActionsFor, ASSIGNMENT_ACTIONS, assignmentDecider, assignmentReactions, assignmentRefusals, drawCriteriaOf, rosterDecider } from './index.js';

const events = (decision: ReturnType<ReturnType<typeof empty>['when']>): readonly NewEntry[] => { if (isRefusal(decision)) throw new Error(decision.refusal); return decision; };
const DECLINE = { kind: 'declineAssignment', reason: 'OTHER', note: null } as const;
const HEARING = { kind: 'notifyHearing', hearingOn: '2024-04-18', court: '某法院' } as const;
const clerk = (agency: string): Actor => ({ id: `clerk@${agency}`, role: 'clerk', agency });

describe('who may do what, in which situation', () => {
  it('is a table', () => {
    const IN_SERVICE = 'Assigned Accepted InProgress';
    const EVERY = 'NotOpen AwaitingAssignment Assigned Accepted InProgress TerminatedInHand Closed Ended';
    expect(Object.values(ASSIGNMENT_ACTIONS).map(({ name, roles, states, ownCaseOnly, internal }) => [name, roles.join(' '), states.join(' '), ownCaseOnly, internal])).toEqual([
      ['open-assignment', 'system', 'NotOpen', false, true],
      ['record-recipient-choice', 'assigner clerk', 'AwaitingAssignment', false, false],
      ['record-conflict', 'assigner lawyer', 'AwaitingAssignment Assigned', false, false],
      ['assign-provider', 'assigner system', 'AwaitingAssignment', false, false],
      ['void-draw', 'assigner system', EVERY, false, true],
      ['accept-assignment', 'lawyer', 'Assigned', true, false],
      ['decline-assignment', 'lawyer', 'Assigned', true, false],
      ['sign-agreement', 'lawyer', 'Accepted', true, false],
      ['request-change', 'recipient clerk lawyer assigner', IN_SERVICE, true, false],
      ['withdraw-change-request', 'recipient clerk lawyer assigner', IN_SERVICE, true, false],
      ['decide-change', 'assigner approver', IN_SERVICE, false, false],
      ['hand-over-file', 'lawyer assigner', IN_SERVICE, false, false],
      ['notify-hearing', 'lawyer', 'InProgress', true, false],
      ['end-with-aid', 'system', EVERY, false, true],
      ['go-on', 'system', EVERY, false, true],
      ['report-progress', 'lawyer', 'InProgress', true, false],
      ['close-case', 'lawyer', 'InProgress TerminatedInHand', true, false],
      ['fire-deadline', 'system', EVERY, false, true],
      ['recompute-deadline', 'system', EVERY, false, true],
    ]);
    for (const { label } of Object.values(ASSIGNMENT_ACTIONS)) expect([label.zh, label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });

  it('a lawyer is who has the role and the name of one', () => {
    expect([{ id: 'lawyer:a', role: 'lawyer' }, { id: 'lawyer:a', role: 'clerk' }, { id: 'a', role: 'lawyer' }].map((one) => lawyerIdOf(one as Actor))).toEqual(['a', undefined, undefined]);
    expect([hasCaseInHand(assigned().state, a), hasCaseInHand(awaiting().state, a)]).toEqual([true, false]);
  });

  it('officials act on the files of their agency only', () => {
    expect((['assigner', 'clerk', 'approver', 'lawyer', 'recipient', 'system'] as const).map((role) => isOfficial({ id: 'x', role }))).toEqual([true, true, true, false, false, false]);
    for (const role of ['clerk', 'approver', 'assigner'] as const) expect(allowedActionsFor(changeRequested(inProgress()).state, { id: 'x', role, agency: '340100' })).toHaveLength(0);
    expect(allowedActionsFor(awaiting().state, clerk('340202')).map(({ name }) => name)).toEqual(['record-recipient-choice']);
  });
});

describe('a refusal names', () => {
  it.each<[string, () => ReturnType<ReturnType<typeof empty>['when']>, ReturnType<typeof refuse>]>([
    ['the role and the action', () => awaiting().when(assign('d1'), a), refuse('assignment.role-not-allowed', { role: 'lawyer', action: '指派律师' })],
    ['both agencies', () => awaiting().when(assign('d1'), { ...assigner, agency: '340100' }), refuse('assignment.other-agency', { owner: '340202', agency: '340100' })],
    ['no agency, where there is none', () => awaiting().when(assign('d1'), { id: 'x', role: 'assigner' }), refuse('assignment.other-agency', { owner: '340202', agency: '' })],
    ['what ended the aid', () => terminated().when(AGREEMENT, a), refuse('assignment.aid-terminated', { by: 'eligibility.AidTerminated' })],
    ['what ended the case', () => ended().when(assign('d1'), assigner), refuse('assignment.case-ended', { by: 'intake.ApplicationWithdrawn' })],
    ['who declined', () => then(assigned(), DECLINE, a).when(assign('d2', 'a'), assigner), refuse('assignment.lawyer-declined-before', { lawyerId: 'a' })],
    ['who is in conflict', () => then(awaiting(), { kind: 'recordConflict', lawyerId: 'a', conflict: 'OTHER', note: null }, assigner).when(assign('d1'), assigner), refuse('assignment.lawyer-in-conflict', { lawyerId: 'a' })],
    ['the draw that is settled', () => then(assigned(), DECLINE, a).when(assign('d1', 'b'), assigner), refuse('assignment.draw-settled', { drawId: 'd1' })],
    ['the draw that is in use', () => assigned().when({ kind: 'voidDraw', drawId: 'd1', pool: 'p', lawyerId: 'a', reason: '' }, system), refuse('assignment.draw-in-use', { drawId: 'd1' })],
    ['a day in the future', () => accepted().when({ ...AGREEMENT, signedOn: '2024-03-13' }, a), refuse('assignment.date-in-future', { date: '2024-03-13', today: '2024-03-12' })],
    ['a day that is too early', () => accepted().when({ ...AGREEMENT, signedOn: '2024-03-11' }, a), refuse('assignment.date-too-early', { date: '2024-03-11', earliest: '2024-03-12' })],
    ['a hearing that is too early', () => inProgress().when({ ...HEARING, hearingOn: '2024-03-10' }, a), refuse('assignment.date-too-early', { date: '2024-03-10', earliest: '2024-03-11' })],
    ['a hearing that nobody knows', () => inProgress().when({ ...HEARING, replaces: 'x' }, a), refuse('assignment.hearing-unknown', { hearing: 'x' })],
    ['nothing to hand over, where nobody was relieved', () => assigned().when({ kind: 'handOverFile', items: [] }, assigner), refuse('assignment.no-file-to-hand-over')],
  ])('%s', (_what, decision, refused) => expect(decision()).toEqual(refused));

  it('and every one has its sentence', () => expect(assignmentRefusals['assignment.role-not-allowed'].en({ role: 'r', action: 'x' })).toBe('The role r may not do x'));
});

describe('what is written', () => {
  it('at the opening: the grant, and when it was', () => {
    expect(events(notOpen().when({ kind: 'openAssignment', grantEntry: GRANT_ID }, system))[0]).toMatchObject({ data: { grantEntry: GRANT_ID, basis: 'APPLICATION' }, occurredAt: GRANTED_AT });
  });

  it('of a conflict: for each lawyer and each kind', () => {
    const file = then(awaiting(), { kind: 'recordConflict', lawyerId: 'a', conflict: 'OTHER', note: null }, assigner);
    expect(typesOf(file.when({ kind: 'recordConflict', lawyerId: 'b', conflict: 'OTHER', note: null }, assigner))).toEqual(['ConflictRecorded']);
  });

  it('of an agreement: the reason only where one was given', () => {
    expect(events(accepted().when(AGREEMENT, a))[0]?.data).toStrictEqual({ signedOn: '2024-03-12', powerOfAttorney: true });
    const data = { signedOn: null, powerOfAttorney: false, exceptionReason: '受援人住院' };
    expect(events(accepted().when({ kind: 'signAgreement', ...data }, a))[0]?.data).toStrictEqual(data);
  });

  it('of progress, of hearings and of the closing: all that was said, on its day', () => {
    expect(events(inProgress().when(PROGRESS, a))[0]?.data).toStrictEqual({ stage: 'FIRST_INSTANCE', content: '已立案', reportedToRecipient: true });
    expect(events(inProgress().when({ ...HEARING, hearingOn: '2024-03-11' }, a))[0]?.data).toStrictEqual({ hearingOn: '2024-03-11', court: '某法院' });
    const twice = then(then(inProgress(), HEARING, a), { ...HEARING, hearingOn: '2024-05-20' }, a);
    const [first] = twice.state.file.hearings;
    expect(events(twice.when({ ...HEARING, hearingOn: '2024-05-06', replaces: first?.entry ?? '' }, a))[0]?.data).toStrictEqual({ hearingOn: '2024-05-06', court: '某法院', replaces: first?.entry });
    const document = { digest: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', kind: 'REPORT' };
    expect(events(inProgress().when({ ...CLOSE, closingDocuments: [document] }, a, LATE))[0]).toMatchObject({ data: { closingDocuments: [document] }, occurredAt: { precision: 'day', date: '2024-03-12' } });
  });

  it('of a decline: that both clocks fell away with it, and for a notified case that its own begins again', () => {
    const [, ...fallen] = events(changeRequested(assigned(), assigner).when(DECLINE, a));
    expect(fallen.slice(0, 2).map(({ data }) => data)).toMatchObject([{ ruleId: 'agreement', reason: 'ASSIGNMENT_DECLINED' }, { ruleId: 'change-decision', reason: 'ASSIGNMENT_DECLINED' }]);
    const notified = then(then(notOpen('NOTIFICATION'), { kind: 'openAssignment', grantEntry: GRANT_ID }, system), assign('d1'), assigner);
    expect(events(notified.when(DECLINE, a)).at(-1)?.data).toMatchObject({ deadline: { ruleId: 'notification-assignment' } });
  });

  it('of a request that is withdrawn: which, and why', () => {
    const file = changeRequested(inProgress());
    const asked = file.entries.find(({ type }) => type === 'assignment.ChangeRequested');
    expect(events(file.when({ kind: 'withdrawChangeRequest', reason: '已沟通' }, recipient))[0]?.data).toEqual({ requestEntry: asked?.eventId, reason: '已沟通' });
  });

  it('by a former lawyer who is not the only one', () => {
    const twice = then(relieved(then(relieved(), assign('d2', 'b'), assigner)), assign('d3', 'c'), assigner);
    expect(events(twice.when({ kind: 'handOverFile', items: [] }, lawyerActor('b')))[0]?.data).toMatchObject({ from: 'b', to: 'c' });
  });

  it('of a clock that a published calendar moves: that calendar', () => {
    const file = assigned();
    const [deadline] = Object.values(file.state.file.deadlines).map((one) => one.deadline);
    const provisional = { ...deadline, deadlineId: 'p', calendarProvisional: true, calendarVersion: 'cn-before' };
    file.given(entry('assignment.DeadlineStarted', { deadline: provisional }, 60, GRANTED_AT));
    expect(events(file.when({ kind: 'recomputeDeadline', deadlineId: 'p' }, system))).toMatchObject([{ type: 'assignment.DeadlineRecomputed', rules: { policyVersions: [], calendarVersion: input.calendar.version } }]);
    expect(events(file.when({ kind: 'recomputeDeadline', deadlineId: 'p' }, system))).toHaveLength(0);
  });
});

describe('aid that ends, and goes on', () => {
  const reason = (by: ReturnType<typeof aidTerminated>) => events(awaiting().given(by).when({ kind: 'endWithAid', cause: by.eventId }, system))[0]?.data;
  const revoked = () => outsideEntry('ObjectionDecided', { outcome: 'TERMINATION_REVOKED' });

  it('ends the clocks for the reason that it ended by', () => {
    expect([aidTerminated(), outsideEntry('AdvanceAidSettled', { result: 'REVOKED' }), outsideEntry('AidRefused', {})].map(reason)).toMatchObject([{ reason: 'AID_TERMINATED' }, { reason: 'AID_TERMINATED' }, { reason: 'CASE_ENDED' }]);
  });

  it('ends the clock of a notified case too', () => {
    const notified = then(then(then(notOpen('NOTIFICATION'), { kind: 'openAssignment', grantEntry: GRANT_ID }, system), assign('d1'), assigner), DECLINE, a).given(aidTerminated());
    expect(events(notified.when({ kind: 'endWithAid', cause: notified.entries.at(-1)?.eventId ?? GRANT_ID }, system)).map(({ data }) => (data as { ruleId: string }).ruleId)).toEqual(['notification-assignment']);
  });

  it('starts no clock by another cause, and none that runs', () => {
    const cause = revoked();
    const still = awaiting().given(aidTerminated(), cause);
    expect(events(still.when({ kind: 'goOn', cause: cause.eventId }, system))).toHaveLength(0);
    const file = awaiting().given(aidTerminated());
    file.when({ kind: 'endWithAid', cause: file.entries.at(-1)?.eventId ?? GRANT_ID }, system);
    file.given(cause);
    expect(events(file.when({ kind: 'goOn', cause: GRANT_ID }, system))).toHaveLength(0);
    expect(typesOf(file.when({ kind: 'goOn', cause: cause.eventId }, system))).toEqual(['DeadlineStarted']);
  });

  it('opens what had not been opened with the grant that it had', () => {
    const cause = revoked();
    expect(events(notOpen().given(aidTerminated(), cause).when({ kind: 'goOn', cause: cause.eventId }, system))[0]?.data).toEqual({ grantEntry: GRANT_ID, basis: 'APPLICATION' });
  });
});

describe('folding', () => {
  it('adds nothing that is not there', () => {
    expect(assignmentDecider.initialState()).toMatchObject({ kind: 'NotOpen', file: { agency: '' } });
    expect(notOpen().state.file).not.toHaveProperty('wishedLawyer');
    expect(then(assigned(), DECLINE, a).state).not.toHaveProperty('choice.recipientChoice');
    for (const unset of ['by', 'stood']) expect(closed().state).not.toHaveProperty(unset);
    expect(empty().given(received(), entry('intake.ApplicationWithdrawn', {}, 1, GRANTED_AT), granted()).state).not.toHaveProperty('grant');
    const pool = new TestFile(rosterDecider, { book });
    const { state } = awaiting();
    expect(state.kind === 'AwaitingAssignment' && Object.hasOwn(drawCriteriaOf(state, pool.state, dateOf(NOW)), 'preferredLawyer')).toBe(false);
  });

  it('an opening that comes again opens nothing again', () => {
    for (const file of [assigned(), accepted(), inProgress()]) expect(file.given(entry('assignment.AssignmentOpened', {}, 70, GRANTED_AT)).state).toHaveProperty('assignment');
  });
});

describe('reactions', () => {
  const to = (type: string, data: unknown = {}) => assignmentReactions(entry(type, data, 5, GRANTED_AT as OccurredAt)).map(({ reaction }) => reaction);
  it.each([
    ['eligibility.AidGranted', {}, ['open-assignment']], ['eligibility.AdvanceAidGranted', {}, ['open-assignment']], ['eligibility.AidTerminated', {}, ['end-with-aid']], ['eligibility.AidRefused', {}, ['end-with-aid']],
    ['eligibility.AdvanceAidSettled', { result: 'CONFIRMED' }, []], ['eligibility.AdvanceAidSettled', { result: 'REVOKED' }, ['end-with-aid']],
    ['eligibility.ObjectionDecided', { outcome: 'UPHELD' }, []], ['eligibility.ObjectionDecided', { outcome: 'TERMINATION_REVOKED' }, ['go-on']], ['assignment.ProviderRelieved', {}, ['spend-turn']],
  ])('%s %j: %j', (type, data, expected) => expect(to(type, data)).toStrictEqual(expected));
});
