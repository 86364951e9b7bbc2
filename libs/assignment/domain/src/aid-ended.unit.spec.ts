import { describe, expect, it } from '@jest/globals';
import { isRefusal, type OccurredAt, occurredInstant } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import {
  a, accepted, AID_TERMINATED_AT, aidTerminated, AGREEMENT, assign, assigned, awaiting, type CaseFile, changeRequested, CLOSE, closed, deadlinesOf, empty, entry, granted, GRANTED_AT, inProgress, notOpen, outsideEntry,
  received, terminated, then,
} from './fixtures/case.fixture.js';
import { assigner, input, lawyerActor, recipient, refusalOf, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import { assignmentReactions } from './index.js';

const BY_TERMINATION = { ...CLOSE, result: 'TERMINATED' } as const;
const revoked = () => outsideEntry('ObjectionDecided', { outcome: 'TERMINATION_REVOKED' });
const refused = () => outsideEntry('AidRefused', {});
/** The reaction to the last entry, carried out. */
function react(file: CaseFile): string[] {
  const last = file.entries.at(-1);
  return (last ? assignmentReactions(last) : []).flatMap((one) => (one.to === 'case' ? typesOf(file.when(one.command, system)) : []));
}

describe('aid is terminated (法律援助法 48)', () => {
  it('before anybody was assigned: the case ends at once, and its clock falls away', () => {
    const file = awaiting().given(aidTerminated());
    expect(file.state.kind).toBe('Ended');
    expect(react(file)).toEqual(['DeadlineFellAway']);
    expect(file.entries.at(-1)?.data).toMatchObject({ ruleId: 'assignment', reason: 'AID_TERMINATED' });
    expect(refusalOf(file.when(assign('d1'), assigner))).toBe('assignment.case-ended');
    expect(typesOf(file.when({ kind: 'voidDraw', drawId: 'd1', pool: 'p', lawyerId: 'a', reason: 'x' }, system))).toEqual(['DrawVoided']);
  });

  it.each([['assigned', assigned], ['accepted', accepted], ['in progress', inProgress]])('%s: the lawyer closes by termination, and nothing else is left to do', (_name, situation) => {
    const file = changeRequested(situation()).given(aidTerminated());
    expect(file.state.kind).toBe('TerminatedInHand');
    expect(react(file).every((type) => type === 'DeadlineFellAway')).toBe(true);
    expect(deadlinesOf(file)).toEqual([]);
    expect(refusalOf(file.when(AGREEMENT, a))).toBe('assignment.aid-terminated');
    expect(refusalOf(file.when({ kind: 'requestChange', ground: 'OTHER', note: null }, recipient))).toBe('assignment.aid-terminated');
    expect(refusalOf(file.when(CLOSE, a))).toBe('assignment.closed-by-termination');
    expect(refusalOf(file.when(BY_TERMINATION, lawyerActor('b')))).toBe('assignment.not-the-assigned-lawyer');
    expect(refusalOf(file.when({ ...BY_TERMINATION, closedOn: '2024-03-11' }, a))).toBe('assignment.date-too-early');
    expect(typesOf(file.when(BY_TERMINATION, a))).toEqual(['CaseClosed']);
    expect(file.state).toMatchObject({ kind: 'Closed', result: 'TERMINATED' });
  });

  it('a case whose aid goes on does not close by termination; a closed one stays closed', () => {
    expect(refusalOf(inProgress().when(BY_TERMINATION, a))).toBe('assignment.closed-by-termination');
    expect(closed().given(aidTerminated()).state).toMatchObject({ kind: 'Closed', result: 'MEDIATED' });
  });
});

describe('the termination is revoked (法律援助法 49)', () => {
  it.each([['awaiting', awaiting, ['assignment']], ['assigned', assigned, ['agreement']], ['accepted', accepted, ['agreement']], ['in progress', inProgress, []]] as const)(
    '%s: it goes on where it stood, with the clock of the step that is due', (_name, situation, clocks) => {
      const before = situation();
      const { kind } = before.state;
      const file = before.given(aidTerminated());
      react(file);
      file.given(revoked());
      expect(file.state.kind).toBe(kind);
      expect(react(file)).toEqual(clocks.map(() => 'DeadlineStarted'));
      expect(deadlinesOf(file).map(([rule]) => rule)).toEqual(clocks);
      expect(react(file)).toEqual([]);
      expect(file.when({ kind: 'goOn', cause: file.entries[0]?.eventId ?? ('' as never) }, system)).toEqual([]);
    });

  it('also after the lawyer closed by termination; what an objection upheld stays', () => {
    const file = then(terminated(), BY_TERMINATION, a);
    expect(file.given(outsideEntry('ObjectionDecided', { outcome: 'UPHELD' })).state.kind).toBe('Closed');
    expect(react(file)).toEqual([]);
    expect(file.given(revoked()).state.kind).toBe('InProgress');
    expect(typesOf(file.when(CLOSE, a))).toEqual(['CaseClosed']);
    expect(closed().given(revoked()).state.kind).toBe('Closed');
  });

  it('a grant that had not been opened is opened then', () => {
    const file = notOpen().given(aidTerminated(), revoked());
    const before = file.entries.length;
    expect(react(file)).toEqual(['AssignmentOpened', 'DeadlineStarted']);
    expect(file.state.kind).toBe('AwaitingAssignment');
    // Not when the grant was: the termination came between.
    const [opened, revocation] = [file.entries[before], file.entries[before - 1]];
    expect(occurredInstant(opened?.occurredAt as OccurredAt) >= occurredInstant(revocation?.occurredAt as OccurredAt)).toBe(true);
  });

  it('a change that was asked for is still to be decided', () => {
    const file = changeRequested(accepted()).given(aidTerminated());
    react(file);
    file.given(revoked());
    expect(react(file)).toEqual(['DeadlineStarted', 'DeadlineStarted']);
    expect(deadlinesOf(file).map(([rule]) => rule).sort()).toEqual(['agreement', 'change-decision']);
    expect(file.state).toMatchObject({ kind: 'Accepted', change: { by: 'RECIPIENT' } });
  });

  it('without a rule pack nothing goes on; of a case that had nothing, nothing does', () => {
    const file = awaiting().given(aidTerminated());
    react(file);
    const without = { ...input, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'deadline')) };
    const cause = revoked();
    const poor = new TestFile(file.decider, without).given(...file.entries, cause);
    expect(refusalOf(poor.when({ kind: 'goOn', cause: cause.eventId }, system))).toBe('policy.missing');
    expect(react(empty().given(received(), refused(), revoked()))).toEqual([]);
  });

  it('ends that were overtaken write nothing', () => {
    const termination = aidTerminated();
    const file = awaiting().given(termination, revoked());
    expect(file.when({ kind: 'endWithAid', cause: termination.eventId }, system)).toEqual([]);
  });
});

describe('a grant ordered upon an objection', () => {
  it('opens the assignment of a case that was refused', () => {
    const file = empty().given(received(), refused());
    expect(file.state.kind).toBe('Ended');
    file.given(outsideEntry('AidGranted', granted().data));
    expect(react(file)).toEqual(['AssignmentOpened', 'DeadlineStarted']);
    expect(file.state).toMatchObject({ kind: 'AwaitingAssignment', grant: { basis: 'APPLICATION' } });
  });

  it('does not open what intake ended', () => {
    const file = empty().given(received(), entry('intake.ApplicationWithdrawn', {}, 1, GRANTED_AT), granted());
    expect(file.state.kind).toBe('Ended');
  });
});

describe('aid before the decision (法律援助法 44)', () => {
  const ADVANCE = { basis: 'ADVANCE', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false };
  const advanced = () => {
    const file = empty().given(received(), outsideEntry('AdvanceAidGranted', ADVANCE, GRANTED_AT));
    expect(react(file)).toEqual(['AssignmentOpened', 'DeadlineStarted']);
    return file;
  };

  it('opens the assignment as a grant does; the grant that follows confirms and opens nothing', () => {
    const file = advanced();
    expect(file.state).toMatchObject({ kind: 'AwaitingAssignment', grant: { basis: 'ADVANCE' } });
    file.given(outsideEntry('AidGranted', granted().data));
    expect(react(file)).toEqual([]);
    file.given(outsideEntry('AdvanceAidSettled', { result: 'CONFIRMED' }));
    expect(react(file)).toEqual([]);
    expect(file.state).toMatchObject({ kind: 'AwaitingAssignment', grant: { basis: 'ADVANCE' } });
  });

  it('both decisions before the first reaction open once', () => {
    const advance = outsideEntry('AdvanceAidGranted', ADVANCE, GRANTED_AT);
    const grant = outsideEntry('AidGranted', granted().data);
    const file = empty().given(received(), advance, grant);
    expect(typesOf(file.when({ kind: 'openAssignment', grantEntry: advance.eventId }, system))).toEqual(['AssignmentOpened', 'DeadlineStarted']);
    expect(file.when({ kind: 'openAssignment', grantEntry: grant.eventId }, system)).toEqual([]);
  });

  it.each(['NOT_ELIGIBLE', 'REVOKED', 'APPLICATION_ENDED'])('%s ends it like a termination, and a later grant lets it go on', (result) => {
    const waiting = advanced().given(outsideEntry('AdvanceAidSettled', { result }));
    expect(react(waiting)).toEqual(['DeadlineFellAway']);
    const inHand = then(advanced(), assign('d1'), assigner).given(outsideEntry('AidRefused', {}), outsideEntry('AdvanceAidSettled', { result }));
    expect(inHand.state.kind).toBe('TerminatedInHand');
    expect(react(inHand)).toEqual(['DeadlineFellAway']);
    inHand.given(outsideEntry('AidGranted', granted().data));
    expect(react(inHand)).toEqual(['DeadlineStarted']);
    expect(inHand.state).toMatchObject({ kind: 'Assigned', assignment: { lawyerId: 'a' } });
  });

  it('an application that is withdrawn leaves the lawyer the closing', () => {
    const file = then(advanced(), assign('d1'), assigner).given(entry('intake.ApplicationWithdrawn', {}, 40, AID_TERMINATED_AT));
    expect(file.state.kind).toBe('TerminatedInHand');
    expect(isRefusal(file.when(BY_TERMINATION, a))).toBe(false);
  });
});
