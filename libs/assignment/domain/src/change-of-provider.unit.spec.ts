import { describe, expect, it } from '@jest/globals';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { dateOf, isRefusal } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { a, accepted, AGREEMENT, assign, assigned, awaiting, changeRequested, CLOSE, closed, deadlinesOf, inProgress, LATE, relieved, then } from './fixtures/case.fixture.js';
import { assigner, input, lawyerActor, NOW, recipient, refusalOf, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import { draw, drawCriteriaOf, rosterDecider } from './index.js';

const ASK = { kind: 'requestChange', ground: 'NOT_PERFORMING', note: '多次联系未回复' } as const;
const APPROVE = { kind: 'decideChange', approve: true, reason: '情况属实' } as const;
const PAPERS = { kind: 'handOverFile', items: [{ name: '起诉状', copies: 2 }] } as const;
const clerk = { id: 'clerk@340202', role: 'clerk', agency: '340202' } as const;

describe('another lawyer is asked for (法律援助法 55)', () => {
  it.each([[recipient, 'RECIPIENT'], [clerk, 'RECIPIENT'], [a, 'LAWYER'], [assigner, 'AGENCY']] as const)('by %o: the agency has its days to decide', (actor, by) => {
    const file = inProgress();
    const decision = file.when(ASK, actor);
    expect(typesOf(decision)).toEqual(['ChangeRequested', 'DeadlineStarted']);
    expect(isRefusal(decision) ? {} : decision[0]?.data).toMatchObject({ by, lawyerId: 'a', drawId: 'd1', ground: 'NOT_PERFORMING' });
    expect(deadlinesOf(file)).toEqual([['change-decision', '2024-03-17', false]]);
    expect(file.state.kind).toBe('InProgress');
  });

  it('only of a lawyer who has the case, once at a time, and not by another lawyer', () => {
    expect(refusalOf(awaiting().when(ASK, recipient))).toBe('assignment.not-assigned');
    expect(refusalOf(closed().when(ASK, recipient))).toBe('assignment.case-closed');
    expect(refusalOf(changeRequested(accepted()).when(ASK, clerk))).toBe('assignment.change-already-requested');
    expect(refusalOf(inProgress().when(ASK, lawyerActor('b')))).toBe('assignment.not-the-assigned-lawyer');
    expect(refusalOf(inProgress().when(ASK, { ...assigner, agency: '340100' }))).toBe('assignment.other-agency');
  });

  it('is withdrawn by the party who asked, and the clock falls away', () => {
    const file = changeRequested(inProgress());
    const withdraw = { kind: 'withdrawChangeRequest', reason: null } as const;
    expect(refusalOf(file.when(withdraw, assigner))).toBe('assignment.not-who-requested');
    const decision = file.when(withdraw, clerk);
    expect(typesOf(decision)).toEqual(['ChangeRequestWithdrawn', 'DeadlineFellAway']);
    expect(isRefusal(decision) ? {} : decision[1]?.data).toMatchObject({ ruleId: 'change-decision', reason: 'REQUEST_WITHDRAWN' });
    expect(refusalOf(file.when(withdraw, recipient))).toBe('assignment.change-not-requested');
    expect(refusalOf(awaiting().when(withdraw, recipient))).toBe('assignment.not-assigned');
    expect(typesOf(file.when(ASK, recipient))).toEqual(['ChangeRequested', 'DeadlineStarted']);
  });

  it('without a rule pack nothing is asked, and nobody is relieved', () => {
    const without = { ...input, book: policyBook(input.book.packs.filter(({ id }) => id !== 'test.change-decision' && id !== 'test.assignment')) };
    const decide = (file: ReturnType<typeof accepted>) => new TestFile(file.decider, without).given(...file.entries);
    expect(refusalOf(decide(inProgress()).when(ASK, recipient))).toBe('policy.missing');
    expect(refusalOf(decide(changeRequested(inProgress())).when(APPROVE, assigner))).toBe('policy.missing');
  });
});

describe('the agency decides', () => {
  it('rejected, all stays as it was; the decision meets the clock', () => {
    const file = changeRequested(inProgress());
    const decision = file.when({ ...APPROVE, approve: false }, assigner);
    expect(typesOf(decision)).toEqual(['ChangeDecided', 'DeadlineMet']);
    expect(file.state).toMatchObject({ kind: 'InProgress', assignment: { lawyerId: 'a' } });
    expect('change' in file.state).toBe(false);
    expect(refusalOf(file.when(APPROVE, assigner))).toBe('assignment.change-not-requested');
    expect(refusalOf(awaiting().when(APPROVE, assigner))).toBe('assignment.not-assigned');
    expect(refusalOf(changeRequested(inProgress()).when(APPROVE, clerk))).toBe('assignment.role-not-allowed');
  });

  it('approved before the agreement was signed, its clock falls away and the case waits with a new period', () => {
    const file = changeRequested(accepted());
    const decision = file.when(APPROVE, assigner);
    expect(typesOf(decision)).toEqual(['ChangeDecided', 'ProviderRelieved', 'DeadlineMet', 'DeadlineFellAway', 'DeadlineStarted']);
    if (isRefusal(decision)) throw new Error(decision.refusal);
    expect(decision[1]?.data).toMatchObject({ lawyerId: 'a', drawId: 'd1', pool: '340202', ground: 'NOT_PERFORMING', decisionEntry: file.entries.at(-5)?.eventId });
    expect(decision[3]?.data).toMatchObject({ ruleId: 'agreement', reason: 'PROVIDER_RELIEVED', because: file.entries.at(-4)?.eventId });
    expect(decision[4]?.data).toMatchObject({ deadline: { ruleId: 'assignment', startedBy: file.entries.at(-4)?.eventId } });
    expect(file.state).toMatchObject({ kind: 'AwaitingAssignment', file: { attempts: 1, settledDraws: ['d1'] } });
  });

  it('a missed clock leaves nothing to meet, and the agency may still decide', () => {
    const file = changeRequested(inProgress());
    const [id] = Object.keys(file.state.file.deadlines);
    expect(typesOf(file.when({ kind: 'fireDeadline', deadlineId: id ?? '', generation: 0 }, system, LATE))).toEqual(['DeadlineMissed']);
    expect(typesOf(file.when(APPROVE, assigner, LATE))).toEqual(['ChangeDecided', 'ProviderRelieved', 'DeadlineStarted']);
  });

  it('who was relieved is never assigned again, neither by draw, nor by choice, nor by the wish of the application', () => {
    const file = relieved();
    expect(refusalOf(file.when(assign('d2', 'a'), assigner))).toBe('assignment.lawyer-relieved-before');
    expect(refusalOf(file.when({ kind: 'recordRecipientChoice', lawyerId: 'a', note: null }, assigner))).toBe('assignment.lawyer-relieved-before');
    if (file.state.kind !== 'AwaitingAssignment') throw new Error(file.state.kind);
    const pool = new TestFile(rosterDecider, { book: input.book });
    const lawyer = { lawyerId: 'a', name: '李伟', firm: '某所', licenceNumber: '1', licensedSince: '2015-06-01', specialities: ['CIVIL' as const], familiarWithMinors: true };
    pool.when({ kind: 'enrolLawyer', lawyer }, assigner);
    const criteria = drawCriteriaOf({ ...file.state, file: { ...file.state.file, wishedLawyer: '李伟' } }, pool.state, dateOf(NOW));
    expect(criteria).toMatchObject({ excludedLawyers: [{ lawyerId: 'a', reason: 'RELIEVED_BEFORE' }] });
    expect(criteria.preferredLawyer).toBeUndefined();
    const result = draw(pool.state, criteria, input.book);
    expect(result).toMatchObject({ candidatesCount: 0, exclusions: [{ lawyerId: 'a', reasons: [{ code: 'RELIEVED_BEFORE' }] }] });
  });

  it('a lawyer who declines takes the request with them', () => {
    const file = changeRequested(assigned(), assigner);
    const decision = file.when({ kind: 'declineAssignment', reason: 'HEALTH', note: null }, a);
    expect(typesOf(decision)).toEqual(['AssignmentDeclined', 'DeadlineFellAway', 'DeadlineFellAway', 'DeadlineStarted']);
    expect(deadlinesOf(file).map(([rule]) => rule)).toEqual(['assignment']);
  });

  it('a request stays open over acceptance and agreement, and no case closes before it is decided', () => {
    const file = then(then(changeRequested(assigned()), { kind: 'acceptAssignment' }, a), AGREEMENT, a);
    expect(refusalOf(file.when(CLOSE, a))).toBe('assignment.change-undecided');
    then(file, { ...APPROVE, approve: false }, { id: 'approver@340202', role: 'approver', agency: '340202' });
    expect(typesOf(file.when(CLOSE, a))).toEqual(['CaseClosed']);
  });
});

describe('the papers go to the next lawyer', () => {
  const succeeded = () => then(relieved(), assign('d2', 'b'), assigner);
  it('from the former lawyer, or from the agency for one who is ill; once, and then the agreement is signed again', () => {
    const file = succeeded();
    expect(refusalOf(file.when(PAPERS, lawyerActor('b')))).toBe('assignment.not-a-former-lawyer');
    expect(refusalOf(file.when(PAPERS, { id: 'x', role: 'lawyer' }))).toBe('assignment.not-a-former-lawyer');
    const decision = file.when(PAPERS, a);
    expect(isRefusal(decision) ? [] : decision).toMatchObject([{ type: 'assignment.FileHandedOver', data: { from: 'a', to: 'b', items: [{ name: '起诉状', copies: 2 }] } }]);
    expect(refusalOf(file.when(PAPERS, a))).toBe('assignment.no-file-to-hand-over');
    expect(typesOf(succeeded().when(PAPERS, assigner))).toEqual(['FileHandedOver']);
    then(file, { kind: 'acceptAssignment' }, lawyerActor('b'));
    expect(typesOf(file.when(AGREEMENT, lawyerActor('b')))).toEqual(['AgreementSigned', 'DeadlineMet']);
  });

  it('only when there is a successor; of two former lawyers the agency says whose', () => {
    expect(refusalOf(relieved().when(PAPERS, a))).toBe('assignment.not-assigned');
    const twice = then(relieved(succeeded()), assign('d3', 'c'), assigner);
    expect(twice.when(PAPERS, assigner)).toMatchObject({ refusal: 'assignment.whose-file', params: { lawyers: ['a', 'b'] } });
    expect(refusalOf(twice.when({ ...PAPERS, from: 'x' }, assigner))).toBe('assignment.no-file-to-hand-over');
    expect(typesOf(twice.when({ ...PAPERS, from: 'b' }, assigner))).toEqual(['FileHandedOver']);
    expect(typesOf(twice.when(PAPERS, assigner))).toEqual(['FileHandedOver']);
  });
});

describe('hearings', () => {
  const HEARING = { kind: 'notifyHearing', hearingOn: '2024-04-18', court: '某法院' } as const;
  it('are notified, adjourned to another day, and stay with the case when the lawyer changes', () => {
    const file = then(inProgress(), HEARING, a);
    const [first] = file.state.file.hearings;
    if (!first) throw new Error('no hearing');
    then(file, { ...HEARING, hearingOn: '2024-05-06', replaces: first.entry }, a);
    then(file, { ...HEARING, hearingOn: '2024-05-20' }, a);
    expect(relieved(file).state.file.hearings.map(({ hearingOn }) => hearingOn)).toEqual(['2024-05-06', '2024-05-20']);
    expect(refusalOf(then(inProgress(), HEARING, a).when({ ...HEARING, replaces: 'unknown' }, a))).toBe('assignment.hearing-unknown');
  });

  it('are not from before the grant, and follow the agreement', () => {
    expect(refusalOf(inProgress().when({ ...HEARING, hearingOn: '2024-03-10' }, a))).toBe('assignment.date-too-early');
    expect(refusalOf(accepted().when(HEARING, a))).toBe('assignment.agreement-missing');
    expect(refusalOf(inProgress().when(HEARING, lawyerActor('b')))).toBe('assignment.not-the-assigned-lawyer');
  });
});

it('everything that a change writes fits its contract', () => {
  const file = then(then(relieved(), assign('d2', 'b'), assigner), PAPERS, assigner);
  for (const { type, data } of file.entries.filter((one) => one.type.startsWith('assignment.'))) {
    expect(assignmentContracts.find((one) => one.type === type)?.schema.parse(data)).toEqual(data);
  }
});
