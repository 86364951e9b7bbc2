import { describe, expect, it } from '@jest/globals';
import { assignmentContracts, assignmentDeadlines } from '@juanzong/assignment-contracts';
import { type Actor, dateOf, eventId, isRefusal, refuse } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import fc from 'fast-check';
import {
  a, accepted, AGREEMENT, assign, assigned, awaiting, type CaseFile, changeRequested, CLOSE, closed, deadlinesOf, drawn, empty, ended, entry, GRANT_ID, granted, GRANTED_AT, inProgress, LATE, notOpen, PROGRESS, received, relieved, terminated, then,
} from './fixtures/case.fixture.js';
import { assigner, input, lawyerActor, lawyerOf, NOW, recipient, refusalOf, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import {
  allowedActions, allowedActionsFor, ASSIGNMENT_ACTIONS, assignmentDecider, assignmentReactions, ASSIGNMENT_REACTS_TO, assignmentRefusals, type AssignmentCommand,
  type AssignmentState, drawCriteriaOf, nextDrawId, rosterDecider,
} from './index.js';

describe('opening', () => {
  it('starts the period to assign from the grant (法律援助法 43)', () => {
    const file = notOpen();
    const decision = file.when({ kind: 'openAssignment', grantEntry: GRANT_ID }, system);
    expect(typesOf(decision)).toEqual(['AssignmentOpened', 'DeadlineStarted']);
    expect(isRefusal(decision) ? {} : decision[1]).toMatchObject({
      data: { deadline: { deadlineId: `deadline|${GRANT_ID}|assignment`, startedBy: GRANT_ID, owner: '340202', dueDate: '2024-03-14' } },
      rules: { policyVersions: [{ id: 'test.assignment' }] },
    });
    expect(file.state.kind).toBe('AwaitingAssignment');
  });

  it('for a notified case the clock that intake started with the organ’s notice runs on (法律援助法 36)', () => {
    const clock = { ...assignmentDeadlines.started.example.deadline, ruleId: 'notification-assignment', dueDate: '2024-03-11', dueAt: '2024-03-11T15:59:59.999Z' };
    const notified = notOpen('NOTIFICATION').given(entry('intake.DeadlineStarted', { deadline: clock }, 9, GRANTED_AT));
    const file = then(notified, { kind: 'openAssignment', grantEntry: GRANT_ID }, system);
    expect(deadlinesOf(file).map(([rule, due]) => [rule, due])).toEqual([['notification-assignment', '2024-03-11']]);
    const decision = file.when(assign('d1'), assigner);
    expect(isRefusal(decision) ? {} : decision[1]).toMatchObject({ type: 'assignment.DeadlineMet', data: { ruleId: 'notification-assignment', late: true } });
  });

  it('opens once, only what was granted, and nothing that ended', () => {
    expect(awaiting().when({ kind: 'openAssignment', grantEntry: GRANT_ID }, system)).toEqual([]);
    expect(refusalOf(empty().given(received()).when({ kind: 'openAssignment', grantEntry: GRANT_ID }, system))).toBe('assignment.not-granted');
    expect(refusalOf(notOpen().when({ kind: 'openAssignment', grantEntry: eventId('other') }, system))).toBe('assignment.not-granted');
    expect(refusalOf(ended().when({ kind: 'openAssignment', grantEntry: GRANT_ID }, system))).toBe('assignment.case-ended');
  });

  it.each(['intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate', 'eligibility.AidRefused'])('%s ends it', (type) => {
    expect(empty().given(received(), entry(type, {}, 1, GRANTED_AT)).state).toMatchObject({ kind: 'Ended', by: type });
  });
});

describe('without a rule pack nothing is decided', () => {
  const without = { ...input, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'deadline')) };
  const decide = (command: AssignmentCommand, file: CaseFile, actor: Actor) => new TestFile(assignmentDecider, without).given(...file.entries).when(command, actor);
  it('neither opened, nor assigned, nor declined', () => {
    expect(refusalOf(decide({ kind: 'openAssignment', grantEntry: GRANT_ID }, notOpen(), system))).toBe('policy.missing');
    expect(refusalOf(decide(assign('d1'), awaiting(), assigner))).toBe('policy.missing');
    expect(refusalOf(decide({ kind: 'declineAssignment', reason: 'OTHER', note: null }, assigned(), a))).toBe('policy.missing');
  });
});

describe('assigning', () => {
  it('meets the period to assign and starts that of the agreement (程序规定 27)', () => {
    const file = awaiting();
    const decision = file.when(assign('d1'), assigner);
    expect(typesOf(decision)).toEqual(['ProviderAssigned', 'DeadlineMet', 'DeadlineStarted']);
    expect(isRefusal(decision) ? {} : decision[1]?.data).toMatchObject({ ruleId: 'assignment', late: false });
    expect(deadlinesOf(file)).toEqual([['agreement', '2024-03-17', false]]);
    expect(file.state).toMatchObject({ kind: 'Assigned', assignment: { lawyerId: 'a', drawId: 'd1' } });
  });

  it('one draw assigns once; a second draw finds the case assigned', () => {
    expect(assigned().when(assign('d1'), assigner)).toEqual([]);
    expect(assigned().when(assign('d2', 'b'), assigner)).toMatchObject(refuse('assignment.already-assigned', { lawyerId: 'a' }));
  });

  it('refuses before the opening, after the end, and in another agency', () => {
    expect(refusalOf(notOpen().when(assign('d1'), assigner))).toBe('assignment.not-open');
    expect(refusalOf(ended().when(assign('d1'), assigner))).toBe('assignment.case-ended');
    expect(refusalOf(closed().when(assign('d2'), assigner))).toBe('assignment.case-closed');
    expect(refusalOf(awaiting().when(assign('d1'), { ...assigner, agency: '340100' }))).toBe('assignment.other-agency');
    expect(refusalOf(awaiting().when(assign('d1'), { id: 'x', role: 'assigner' }))).toBe('assignment.other-agency');
    expect(refusalOf(awaiting().when(assign('d1'), a))).toBe('assignment.role-not-allowed');
  });

  it('refuses a lawyer with a conflict of interest that was recorded after the draw', () => {
    const file = then(awaiting(), { kind: 'recordConflict', lawyerId: 'a', conflict: 'RELATED_TO_PARTY', note: null }, assigner);
    expect(refusalOf(file.when(assign('d1'), assigner))).toBe('assignment.lawyer-in-conflict');
  });

  it('a draw that did not become an assignment is voided, once, and cannot be used afterwards', () => {
    const voiding = { kind: 'voidDraw', drawId: 'd2', pool: '340202', lawyerId: 'b', reason: 'assignment.already-assigned' } as const;
    const file = assigned();
    expect(typesOf(file.when(voiding, system))).toEqual(['DrawVoided']);
    expect(file.when(voiding, system)).toEqual([]);
    expect(refusalOf(file.when(assign('d2', 'b'), assigner))).toBe('assignment.draw-settled');
    expect(refusalOf(file.when({ ...voiding, drawId: 'd1' }, system))).toBe('assignment.draw-in-use');
    expect(typesOf(ended().when(voiding, system))).toEqual(['DrawVoided']);
  });
});

describe('the recipient’s choice and conflicts of interest', () => {
  it('a choice goes into the draw; it may not be for a lawyer who declined', () => {
    const file = then(awaiting(), { kind: 'recordRecipientChoice', lawyerId: 'b', note: '曾代理' }, { ...assigner, role: 'clerk' });
    expect(file.state).toMatchObject({ choice: { recipientChoice: 'b' } });
    then(then(file, assign('d1'), assigner), { kind: 'declineAssignment', reason: 'SCHEDULE', note: null }, a);
    expect(file.state).toMatchObject({ choice: { recipientChoice: 'b', declinedBy: ['a'] } });
    expect(refusalOf(file.when({ kind: 'recordRecipientChoice', lawyerId: 'a', note: null }, assigner))).toBe('assignment.lawyer-declined-before');
    expect(refusalOf(assigned().when({ kind: 'recordRecipientChoice', lawyerId: 'b', note: null }, assigner))).toBe('assignment.already-assigned');
  });

  it('a conflict is recorded once; a lawyer records only their own; later it is too late', () => {
    const conflict = { kind: 'recordConflict', lawyerId: 'a', conflict: 'OTHER', note: null } as const;
    const file = awaiting();
    expect(typesOf(file.when(conflict, a))).toEqual(['ConflictRecorded']);
    expect(file.when(conflict, assigner)).toEqual([]);
    expect(typesOf(file.when({ ...conflict, conflict: 'INTEREST_IN_MATTER' }, assigner))).toEqual(['ConflictRecorded']);
    expect(refusalOf(file.when(conflict, lawyerActor('b')))).toBe('assignment.only-for-oneself');
    expect(refusalOf(accepted().when(conflict, assigner))).toBe('assignment.already-accepted');
    expect(refusalOf(notOpen().when(conflict, assigner))).toBe('assignment.not-open');
    expect(typesOf(assigned().when(conflict, a))).toEqual(['ConflictRecorded']);
  });
});

describe('accepting and declining', () => {
  it('only by the lawyer who was assigned', () => {
    expect(refusalOf(assigned().when({ kind: 'acceptAssignment' }, lawyerActor('b')))).toBe('assignment.not-the-assigned-lawyer');
    expect(refusalOf(assigned().when({ kind: 'acceptAssignment' }, { id: 'a', role: 'lawyer' }))).toBe('assignment.not-the-assigned-lawyer');
    expect(refusalOf(assigned().when({ kind: 'acceptAssignment' }, assigner))).toBe('assignment.role-not-allowed');
    expect(assigned().when({ kind: 'acceptAssignment' }, a)).toMatchObject([{ type: 'assignment.AssignmentAccepted', data: { drawId: 'd1', lawyerId: 'a' } }]);
  });

  it('a case that is declined waits again, with a new period, and the agreement falls away', () => {
    const file = assigned();
    const decision = file.when({ kind: 'declineAssignment', reason: 'SCHEDULE', note: null }, a);
    expect(typesOf(decision)).toEqual(['AssignmentDeclined', 'DeadlineFellAway', 'DeadlineStarted']);
    expect(file.state).toMatchObject({ kind: 'AwaitingAssignment', choice: { declinedBy: ['a'] }, file: { attempts: 1 } });
    expect(isRefusal(decision) ? {} : decision[1]?.data).toMatchObject({ ruleId: 'agreement', reason: 'ASSIGNMENT_DECLINED', late: false });
    expect(deadlinesOf(file)).toEqual([['assignment', '2024-03-15', false]]);
  });

  it('the agreement that is signed after a decline is the new lawyer’s, and nothing is left running', () => {
    const file = then(assigned(), { kind: 'declineAssignment', reason: 'HEALTH', note: null }, a);
    file.when(assign('d2', 'b'), assigner);
    file.when({ kind: 'acceptAssignment' }, lawyerActor('b'));
    file.when({ kind: 'signAgreement', signedOn: '2024-03-12', powerOfAttorney: true }, lawyerActor('b'));
    expect(file.state.kind).toBe('InProgress');
    expect(deadlinesOf(file)).toEqual([]);
  });

  it('never comes again to who declined, nor by the same draw', () => {
    const file = then(assigned(), { kind: 'declineAssignment', reason: 'HEALTH', note: null }, a);
    expect(refusalOf(file.when(assign('d2', 'a'), assigner))).toBe('assignment.lawyer-declined-before');
    expect(refusalOf(file.when(assign('d1', 'b'), assigner))).toBe('assignment.draw-settled');
    expect(typesOf(file.when(assign('d2', 'b'), assigner))).toEqual(['ProviderAssigned', 'DeadlineMet', 'DeadlineStarted']);
  });

  it('declining after the agreement’s period was missed leaves nothing to fall away', () => {
    const file = assigned();
    const [id] = Object.keys(file.state.file.deadlines);
    file.when({ kind: 'fireDeadline', deadlineId: id ?? '', generation: 0 }, system, LATE);
    expect(typesOf(file.when({ kind: 'declineAssignment', reason: 'OTHER', note: null }, a, LATE))).toEqual(['AssignmentDeclined', 'DeadlineStarted']);
  });

  it('each step in its turn', () => {
    const accept = { kind: 'acceptAssignment' } as const;
    const decline = { kind: 'declineAssignment', reason: 'OTHER', note: null } as const;
    expect(refusalOf(awaiting().when(accept, a))).toBe('assignment.not-assigned');
    expect(refusalOf(accepted().when(accept, a))).toBe('assignment.already-accepted');
    expect(refusalOf(accepted().when(decline, a))).toBe('assignment.already-accepted');
    expect(refusalOf(assigned().when(AGREEMENT, a))).toBe('assignment.not-yet-accepted');
    expect(refusalOf(inProgress().when(AGREEMENT, a))).toBe('assignment.agreement-already-signed');
    expect(refusalOf(accepted().when(PROGRESS, a))).toBe('assignment.agreement-missing');
    expect(refusalOf(accepted().when(CLOSE, a))).toBe('assignment.agreement-missing');
    expect(refusalOf(closed().when(CLOSE, a))).toBe('assignment.case-closed');
    expect(refusalOf(ended().when(PROGRESS, a))).toBe('assignment.case-ended');
  });
});

describe('agreement, progress and closing', () => {
  it('the agreement meets its period on the day it was signed', () => {
    const decision = accepted().when(AGREEMENT, a, LATE);
    expect(isRefusal(decision) ? [] : decision).toMatchObject([
      { type: 'assignment.AgreementSigned', occurredAt: { precision: 'day', date: '2024-03-12' } }, { type: 'assignment.DeadlineMet', data: { ruleId: 'agreement', late: false } },
    ]);
  });

  it('without an agreement the reason is required, and then it is enough', () => {
    const none = { kind: 'signAgreement', signedOn: null, powerOfAttorney: false } as const;
    expect(refusalOf(accepted().when(none, a))).toBe('assignment.agreement-needs-reason');
    expect(refusalOf(accepted().when({ ...none, exceptionReason: ' ' }, a))).toBe('assignment.agreement-needs-reason');
    expect(typesOf(accepted().when({ ...none, exceptionReason: '受援人在押，会见后补签' }, a))).toEqual(['AgreementSigned', 'DeadlineMet']);
  });

  it('dates lie between what they follow and today', () => {
    expect(refusalOf(accepted().when({ ...AGREEMENT, signedOn: '2024-03-13' }, a))).toBe('assignment.date-in-future');
    expect(refusalOf(accepted().when({ ...AGREEMENT, signedOn: '2024-03-11' }, a))).toBe('assignment.date-too-early');
    expect(refusalOf(inProgress().when({ ...CLOSE, closedOn: '2024-03-13' }, a))).toBe('assignment.date-in-future');
    expect(refusalOf(inProgress().when({ ...CLOSE, closedOn: '2024-03-11' }, a))).toBe('assignment.date-too-early');
  });

  it('progress is counted; the closed file says result and day, and is at its end', () => {
    const file = then(then(inProgress(), PROGRESS, a), PROGRESS, a);
    expect(file.state).toMatchObject({ progressReports: 2 });
    expect(then(file, CLOSE, a).state).toMatchObject({ kind: 'Closed', result: 'MEDIATED', closedOn: '2024-03-12' });
    expect(file.given(entry('intake.ApplicationWithdrawn', {}, 99, GRANTED_AT)).state.kind).toBe('Closed');
  });
});

describe('a deadline that fires', () => {
  const idOf = (file: CaseFile) => Object.keys(file.state.file.deadlines)[0] ?? '';
  it('is missed exactly once, when its time has passed and nobody did the duty', () => {
    const file = awaiting();
    const fire = { kind: 'fireDeadline', deadlineId: idOf(file), generation: 0 } as const;
    expect(file.when(fire, system)).toEqual([]);
    expect(file.when({ ...fire, generation: 1 }, system, LATE)).toEqual([]);
    expect(typesOf(file.when(fire, system, LATE))).toEqual(['DeadlineMissed']);
    expect(file.when(fire, system, LATE)).toEqual([]);
    expect(typesOf(file.when(assign('d1'), assigner, LATE))).toEqual(['ProviderAssigned', 'DeadlineStarted']);
  });

  it('after the duty was done it says nothing', () => {
    const file = awaiting();
    const fire = { kind: 'fireDeadline', deadlineId: idOf(file), generation: 0 } as const;
    then(file, assign('d1'), assigner);
    expect(file.when(fire, system, LATE)).toEqual([]);
  });

});

describe('drawing for a case', () => {
  const pool = () => {
    const file = new TestFile(rosterDecider, { book: input.book });
    for (const lawyer of [lawyerOf('a', { name: '李伟' }), lawyerOf('b')]) file.when({ kind: 'enrolLawyer', lawyer }, assigner);
    return file.state;
  };
  const waiting = (state: AssignmentState) => {
    if (state.kind !== 'AwaitingAssignment') throw new Error(state.kind);
    return state;
  };
  const ids = { derive: (...parts: readonly string[]) => parts.join('|') };

  it('the id is the same until a draw ends, and another one then', () => {
    const file = awaiting();
    expect(nextDrawId(waiting(file.state), ids)).toBe(`draw|${GRANT_ID}|0`);
    then(then(file, assign('d1'), assigner), { kind: 'declineAssignment', reason: 'OTHER', note: null }, a);
    expect(nextDrawId(waiting(file.state), ids)).toBe(`draw|${GRANT_ID}|1`);
    then(file, { kind: 'voidDraw', drawId: 'd9', pool: '340202', lawyerId: 'b', reason: 'test' }, system);
    expect(nextDrawId(waiting(file.state), ids)).toBe(`draw|${GRANT_ID}|2`);
  });

  it('the wish of the application is found by name, the recorded choice comes first, and who declined is no wish any more', () => {
    const file = empty().given(received('李伟'), received('李伟', 'intake.ApplicationReceivedCorrected'), granted());
    then(file, { kind: 'openAssignment', grantEntry: GRANT_ID }, system);
    expect(drawCriteriaOf(waiting(file.state), pool(), dateOf(NOW))).toEqual({
      agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [], preferredLawyer: 'a',
    });
    then(then(file, assign('d1'), assigner), { kind: 'declineAssignment', reason: 'OTHER', note: null }, a);
    then(file, { kind: 'recordConflict', lawyerId: 'c', conflict: 'OTHER', note: null }, assigner);
    const criteria = drawCriteriaOf(waiting(file.state), pool(), dateOf(NOW));
    expect(criteria.preferredLawyer).toBeUndefined();
    expect(criteria.excludedLawyers).toEqual([{ lawyerId: 'a', reason: 'DECLINED_BEFORE' }, { lawyerId: 'c', reason: 'CONFLICT_OF_INTEREST', kind: 'OTHER' }]);
    then(file, { kind: 'recordRecipientChoice', lawyerId: 'b', note: null }, assigner);
    expect(drawCriteriaOf(waiting(file.state), pool(), dateOf(NOW)).preferredLawyer).toBe('b');
    then(then(file, assign('d2', 'b'), assigner), { kind: 'declineAssignment', reason: 'OTHER', note: null }, lawyerActor('b'));
    expect(drawCriteriaOf(waiting(file.state), pool(), dateOf(NOW)).preferredLawyer).toBeUndefined();
  });

  it('without a wish, without a choice, the draw is free', () => {
    expect(drawCriteriaOf(waiting(awaiting().state), pool(), dateOf(NOW)).preferredLawyer).toBeUndefined();
  });

  it('a wish for somebody who is not in the pool leaves the draw free', () => {
    const file = then(empty().given(received('无此人'), granted()), { kind: 'openAssignment', grantEntry: GRANT_ID }, system);
    expect(drawCriteriaOf(waiting(file.state), pool(), dateOf(NOW)).preferredLawyer).toBeUndefined();
  });
});

describe('a file that is folded', () => {
  const DATA = {
    'intake.ApplicationReceived': { application: {} }, 'intake.ApplicationWithdrawn': {}, 'eligibility.AidGranted': granted().data, 'assignment.AssignmentOpened': {},
    'assignment.RecipientChoiceRecorded': { lawyerId: 'a', note: null }, 'assignment.ConflictRecorded': { lawyerId: 'b', kind: 'OTHER', note: null },
    'assignment.ProviderAssigned': drawn('d1'), 'assignment.DrawVoided': { drawId: 'd2' }, 'assignment.AssignmentAccepted': { drawId: 'd1' },
    'assignment.AssignmentDeclined': { drawId: 'd1', lawyerId: 'a' }, 'assignment.AgreementSigned': { signedOn: '2024-03-12' }, 'assignment.ProgressReported': {},
    'assignment.CaseClosed': { result: 'OTHER', closedOn: '2024-03-12' }, 'assignment.ProviderRelieved': { drawId: 'd1', lawyerId: 'a' }, 'assignment.ChangeRequested': { by: 'AGENCY', ground: 'LEFT' },
    'assignment.ChangeDecided': {}, 'assignment.FileHandedOver': { from: 'a' }, 'eligibility.AidTerminated': {}, 'eligibility.AidRefused': {},
    'eligibility.ObjectionDecided': { outcome: 'TERMINATION_REVOKED' }, 'eligibility.AdvanceAidSettled': { result: 'REVOKED' }, 'assignment.LawyerJoined': {}, 'quality-review.Unheard': {},
  };
  const NEXT: Readonly<Record<AssignmentState['kind'], readonly string[]>> = {
    NotOpen: ['AwaitingAssignment', 'Ended'], AwaitingAssignment: ['Assigned', 'Ended'], Assigned: ['Accepted', 'AwaitingAssignment', 'TerminatedInHand'],
    Accepted: ['InProgress', 'AwaitingAssignment', 'TerminatedInHand'], InProgress: ['Closed', 'AwaitingAssignment', 'TerminatedInHand'],
    TerminatedInHand: ['Closed', 'Assigned', 'Accepted', 'InProgress'], Closed: ['Assigned', 'Accepted', 'InProgress'], Ended: ['NotOpen', 'AwaitingAssignment'],
  };

  it('moves only from a situation to the next, whatever entries come in whatever order', () => {
    const types = fc.array(fc.constantFrom(...(Object.keys(DATA) as (keyof typeof DATA)[])), { maxLength: 40 });
    fc.assert(
      fc.property(types, (sequence) => {
        const seen = sequence.map((type, i) => entry(type, DATA[type], i, GRANTED_AT));
        let state = assignmentDecider.initialState();
        for (const one of seen) {
          const after = assignmentDecider.evolve(state, one);
          expect(after.kind === state.kind || NEXT[state.kind].includes(after.kind)).toBe(true);
          state = after;
        }
      }),
    );
  });

  it.each(Object.entries(DATA).filter(([type]) => type.startsWith('assignment.') && type !== 'assignment.DrawVoided'))('%s before the grant changes nothing', (type, data) => {
    const before = empty().given(received()).state;
    expect(assignmentDecider.evolve(before, entry(type, data, 1, GRANTED_AT))).toEqual(before);
  });

  it('a second grant changes nothing', () => {
    const file = awaiting();
    expect(assignmentDecider.evolve(file.state, granted())).toEqual(file.state);
  });
});

describe('reactions', () => {
  const reactTo = (type: string, data: unknown = {}) => assignmentReactions(entry(type, data, 5, GRANTED_AT));
  it('a grant opens the assignment; the roster’s turn is settled by what became of the draw', () => {
    expect(reactTo('eligibility.AidGranted')).toEqual([{ reaction: 'open-assignment', to: 'case', command: { kind: 'openAssignment', grantEntry: 'eligibility.AidGranted#5' } }]);
    expect(reactTo('assignment.ProviderAssigned', drawn('d1'))).toEqual([{ reaction: 'spend-turn', to: 'roster', pool: '340202', command: { kind: 'spendTurn', drawId: 'd1' } }]);
    expect(reactTo('assignment.DrawVoided', { drawId: 'd2', pool: 'p', lawyerId: 'b', reason: 'late' })).toEqual([{ reaction: 'return-turn', to: 'roster', pool: 'p', command: { kind: 'returnTurn', drawId: 'd2', reason: 'late' } }]);
    expect(reactTo('assignment.AssignmentDeclined', { drawId: 'd1', pool: 'p' })).toEqual([{ reaction: 'spend-turn', to: 'roster', pool: 'p', command: { kind: 'spendTurn', drawId: 'd1' } }]);
    expect(reactTo('assignment.CaseClosed')).toEqual([]);
    expect(ASSIGNMENT_REACTS_TO).toHaveLength(10);
  });
});

describe('allowed actions', () => {
  const COMMANDS: Readonly<Record<string, AssignmentCommand>> = {
    'record-recipient-choice': { kind: 'recordRecipientChoice', lawyerId: 'b', note: null },
    'record-conflict': { kind: 'recordConflict', lawyerId: 'a', conflict: 'OTHER', note: null },
    'assign-provider': assign('d9', 'b'),
    'accept-assignment': { kind: 'acceptAssignment' },
    'decline-assignment': { kind: 'declineAssignment', reason: 'OTHER', note: null },
    'sign-agreement': AGREEMENT,
    'report-progress': PROGRESS,
    'close-case': CLOSE,
    'request-change': { kind: 'requestChange', ground: 'OTHER', note: null },
    'withdraw-change-request': { kind: 'withdrawChangeRequest', reason: null },
    'decide-change': { kind: 'decideChange', approve: true, reason: null },
    'hand-over-file': { kind: 'handOverFile', items: [{ name: '起诉状', copies: 1 }] },
    'notify-hearing': { kind: 'notifyHearing', hearingOn: '2024-04-18', court: '某法院' },
  };
  const SITUATIONS = { NotOpen: notOpen, AwaitingAssignment: awaiting, Assigned: assigned, Accepted: accepted, InProgress: inProgress, Closed: closed, Ended: ended };
  const VARIANTS = {
    ...SITUATIONS, TerminatedInHand: terminated, 'Accepted, a change requested': () => changeRequested(accepted()), 'InProgress, a change requested': () => changeRequested(inProgress()),
    'Assigned, after a relief': () => then(relieved(), assign('d2', 'b'), assigner),
  };
  const ACTORS: readonly Actor[] = [assigner, { id: 'c', role: 'clerk', agency: '340202' }, { ...assigner, agency: '340100' }, a, lawyerActor('b'), { id: 'o', role: 'auditor' },
    { id: 'approver@340202', role: 'approver', agency: '340202' }, recipient];

  it.each(Object.entries(VARIANTS))('in %s the table and the decider agree, for every actor and action', (kind, situation) => {
    expect(situation().state.kind).toBe(kind.split(',')[0]);
    for (const actor of ACTORS) {
      const allowed = allowedActionsFor(situation().state, actor).map(({ name }) => name);
      for (const [name, command] of Object.entries(COMMANDS)) {
        if (name === 'record-conflict' && actor.id === 'lawyer:b') continue;
        const fit = name === 'close-case' && kind === 'TerminatedInHand' ? { ...CLOSE, result: 'TERMINATED' as const } : command;
        expect([kind, actor.id, name, refusalOf(situation().when(fit, actor)) === undefined]).toEqual([kind, actor.id, name, allowed.includes(name)]);
      }
    }
  });

  it('internal steps have no button, and every action a label in both languages', () => {
    const names = Object.values(VARIANTS).flatMap((situation) => allowedActions(situation().state).map(({ name }) => name));
    expect([...new Set(names)].sort()).toEqual(Object.keys(COMMANDS).sort());
    for (const { label, name } of Object.values(ASSIGNMENT_ACTIONS)) expect([label.zh !== '', label.en !== '', /^[a-z-]+$/.test(name)]).toEqual([true, true, true]);
  });
});

describe('refusals and entries', () => {
  it('every refusal fills its message in both languages', () => {
    const params = { role: 'r', action: 'x', owner: 'o', agency: 'g', lawyerId: 'l', date: 'd', today: 't', earliest: 'e', drawId: 'w', exclusions: ['a: B', 'c: D'], lawyers: ['l', 'm'], hearing: 'h', matter: 'm', from: 'f', until: 'u' };
    for (const [code, { zh, en, status }] of Object.entries(assignmentRefusals)) {
      expect(code).toMatch(/^assignment\.[a-z-]+$/);
      expect([zh(params).includes('{'), en(params).includes('{'), status >= 400]).toEqual([false, false, true]);
    }
    expect(assignmentRefusals['assignment.no-lawyer-available'].zh(params)).toBe('没有可以指派的律师：a: B、c: D');
    expect(assignmentRefusals['assignment.draw-unknown'].en({})).toBe('The pool has no draw ');
  });

  it('everything that was written fits its contract', () => {
    const files = [closed(), then(assigned(), { kind: 'declineAssignment', reason: 'OTHER', note: null }, a)];
    for (const { type, data } of files.flatMap(({ entries }) => entries).filter((one) => one.type.startsWith('assignment.'))) {
      const contract = assignmentContracts.find((one) => one.type === type);
      expect(contract?.schema.parse(data)).toEqual(data);
    }
  });
});
