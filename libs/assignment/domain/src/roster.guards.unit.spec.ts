import { describe, expect, it } from '@jest/globals';
import type { DrawCriteria } from '@juanzong/assignment-contracts';
import { type Actor, isRefusal, refuse } from '@juanzong/kernel';
import { assigner, book, lawyerActor, lawyerOf, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import { draw, findMember, heldDraws, members, recomputeDraw, type RosterCommand, rosterDecider, rotationOrder, turnCount } from './index.js';
import { ROSTER_ACTIONS } from './roster.actions.js';

const CRITERIA: DrawCriteria = {
  agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [],
};
const CRIMINAL: DrawCriteria = { ...CRITERIA, matter: 'CRIMINAL_DEFENCE', matterCategory: 'CRIMINAL' };
function roster(...lawyers: ReturnType<typeof lawyerOf>[]) {
  const file = new TestFile(rosterDecider, { book });
  for (const lawyer of lawyers) file.when({ kind: 'enrolLawyer', lawyer }, assigner);
  return file;
}
type Roster = ReturnType<typeof roster>;
const turn = (drawId: string, criteria = CRITERIA): RosterCommand => ({ kind: 'drawTurn', drawId, caseId: `case-of-${drawId}`, pool: '340202', criteria });
const drawnLawyer = (file: Roster, drawId: string, criteria = CRITERIA) => {
  const decision = file.when(turn(drawId, criteria), assigner);
  return isRefusal(decision) ? decision.refusal : (decision[0]?.data as { lawyerId: string }).lawyerId;
};
const suspend = (from: string, until?: string): RosterCommand => ({ kind: 'suspendLawyer', lawyerId: 'a', from, ...(until ? { until } : {}), reason: '病假' });
const resume = (from: string): RosterCommand => ({ kind: 'resumeLawyer', lawyerId: 'a', from });
const suspended = (...spans: (readonly [from: string, until?: string])[]) => {
  const file = roster(lawyerOf('a'));
  for (const span of spans) file.when(suspend(...span), assigner);
  return file;
};

describe('two suspensions', () => {
  it.each([
    [['2024-03-10', '2024-03-20'], ['2024-03-20', '2024-03-25'], false], [['2024-03-10', '2024-03-20'], ['2024-03-21', '2024-03-25'], true],
    [['2024-03-10', '2024-03-20'], ['2024-03-01', '2024-03-10'], false], [['2024-03-10', '2024-03-20'], ['2024-03-01', '2024-03-09'], true],
    [['2024-03-10', '2024-03-20'], ['2024-03-21'], true], [['2024-03-10', '2024-03-20'], ['2024-03-20'], false],
    [['2024-03-10'], ['2024-03-01', '2024-03-09'], true], [['2024-03-10'], ['2024-03-01'], false],
  ] as const)('%j and %j may both be: %s', (one, other, fit) => {
    expect(typesOf(suspended(one).when(suspend(other[0], other[1]), assigner))).toEqual([fit ? 'LawyerSuspended' : 'assignment.lawyer-already-suspended']);
  });

  it('of one day is one; who resumes ends what runs, and what was to come', () => {
    expect(typesOf(roster(lawyerOf('a')).when(suspend('2024-03-10', '2024-03-10'), assigner))).toEqual(['LawyerSuspended']);
    const left = (from: string, ...spans: (readonly [from: string, until?: string])[]) => {
      const file = suspended(...spans);
      return [typesOf(file.when(resume(from), assigner)), file.state.lawyers['a']?.suspensions];
    };
    expect(left('2024-03-15', ['2024-03-10', '2024-03-20'])).toStrictEqual([['LawyerResumed'], [{ from: '2024-03-10', until: '2024-03-14' }]]);
    expect(left('2024-03-20', ['2024-03-10', '2024-03-20'])).toStrictEqual([['LawyerResumed'], [{ from: '2024-03-10', until: '2024-03-19' }]]);
    expect(left('2024-03-10', ['2024-03-10', '2024-03-20'])).toStrictEqual([['LawyerResumed'], []]);
    expect(left('2024-03-01', ['2024-03-10', '2024-03-20'])).toStrictEqual([['LawyerResumed'], []]);
    expect(left('2024-03-21', ['2024-03-10', '2024-03-20'])).toStrictEqual([['assignment.lawyer-not-suspended'], [{ from: '2024-03-10', until: '2024-03-20' }]]);
    expect(left('2024-03-15', ['2024-03-01', '2024-03-05'], ['2024-03-10'])).toStrictEqual([['LawyerResumed'], [{ from: '2024-03-01', until: '2024-03-05' }, { from: '2024-03-10', until: '2024-03-14' }]]);
    expect(suspended(['2024-03-10']).state.lawyers['a']?.suspensions).toStrictEqual([{ from: '2024-03-10' }]);
  });
});

describe('refusals of a roster', () => {
  const held = () => { const file = roster(lawyerOf('a')); file.when(turn('d1'), assigner); return file; };
  const settled = (command: RosterCommand) => { const file = held(); file.when(command, system); return file; };
  it.each<[string, Roster, RosterCommand, ReturnType<typeof refuse>, Actor?]>([
    ['a second joining', roster(lawyerOf('a')), { kind: 'enrolLawyer', lawyer: lawyerOf('a') }, refuse('assignment.lawyer-already-enrolled', { lawyerId: 'a' })],
    ['a stranger', roster(), { kind: 'removeLawyer', lawyerId: 'x', reason: '' }, refuse('assignment.lawyer-not-in-pool', { lawyerId: 'x' })],
    ['an end before the beginning', roster(lawyerOf('a')), suspend('2024-03-10', '2024-03-09'), refuse('assignment.suspension-ends-before-it-begins', { from: '2024-03-10', until: '2024-03-09' })],
    ['an overlap', suspended(['2024-03-10']), suspend('2024-03-11'), refuse('assignment.lawyer-already-suspended', { lawyerId: 'a' })],
    ['nothing to resume', roster(lawyerOf('a')), resume('2024-03-10'), refuse('assignment.lawyer-not-suspended', { lawyerId: 'a' })],
    ['nobody left, with every reason', roster(lawyerOf('a', { specialities: ['ADMIN'], licensedSince: '2030-01-01' })), turn('d'), refuse('assignment.no-lawyer-available', { exclusions: ['a: NOT_LICENSED, OUTSIDE_SPECIALITY'] })],
    ['a draw of another case', held(), { ...turn('d1'), caseId: 'other' } as RosterCommand, refuse('assignment.draw-of-other-case', { drawId: 'd1' })],
    ['a matter that nobody knows', roster(lawyerOf('a')), turn('d', { ...CRITERIA, matter: 'NO_SUCH' }), refuse('assignment.matter-unknown', { matter: 'NO_SUCH' })],
    ['a draw that nobody knows, spent', roster(), { kind: 'spendTurn', drawId: 'x' }, refuse('assignment.draw-unknown', { drawId: 'x' })],
    ['a draw that nobody knows, returned', roster(), { kind: 'returnTurn', drawId: 'x', reason: '' }, refuse('assignment.draw-unknown', { drawId: 'x' })],
    ['a returned turn, spent', settled({ kind: 'returnTurn', drawId: 'd1', reason: '' }), { kind: 'spendTurn', drawId: 'd1' }, refuse('assignment.turn-already-returned', { drawId: 'd1' })],
    ['a spent turn, returned', settled({ kind: 'spendTurn', drawId: 'd1' }), { kind: 'returnTurn', drawId: 'd1', reason: '' }, refuse('assignment.turn-already-spent', { drawId: 'd1' })],
    ['a role', roster(), { kind: 'removeLawyer', lawyerId: 'x', reason: '' }, refuse('assignment.role-not-allowed', { role: 'lawyer', action: '律师出库' }), lawyerActor('a')],
  ])('%s', (_what, file, command, refused, actor = assigner) => expect(file.when(command, actor)).toEqual(refused));

  it('are for whom the pool is not: these may do what with it', () => {
    expect(Object.fromEntries(Object.entries(ROSTER_ACTIONS).map(([kind, { roles }]) => [kind, roles.join(' ')]))).toEqual({
      enrolLawyer: 'assigner operator', correctLawyer: 'assigner operator', suspendLawyer: 'assigner operator', resumeLawyer: 'assigner operator', removeLawyer: 'assigner operator',
      drawTurn: 'assigner system', spendTurn: 'assigner system', returnTurn: 'assigner system',
    });
    for (const { label } of Object.values(ROSTER_ACTIONS)) expect([label.zh, label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });
});

describe('the account of a lawyer', () => {
  it('moves along while they are suspended, whatever else is in their way, and not for other reasons', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b', { specialities: ['CRIMINAL'] }), lawyerOf('c', { specialities: ['ADMIN'] }));
    file.when({ kind: 'suspendLawyer', lawyerId: 'c', from: '2024-01-01', reason: '病假' }, assigner);
    for (const drawId of ['d1', 'd2', 'd3']) expect(drawnLawyer(file, drawId)).toBe('a');
    expect(Object.values(file.state.lawyers).map((one) => [one.lawyerId, turnCount(one)])).toEqual([['a', 3], ['b', 0], ['c', 0]]);
    expect(['e1', 'e2', 'e3', 'e4', 'e5'].map((drawId) => drawnLawyer(file, drawId, CRIMINAL))).toEqual(['b', 'b', 'b', 'a', 'b']);
    expect(turnCount(file.state.lawyers['c'] as never)).toBeGreaterThanOrEqual(3);
  });

  it('loses the one turn that is returned, and keeps the others', () => {
    const file = roster(lawyerOf('a'));
    for (const drawId of ['d1', 'd2']) file.when(turn(drawId), assigner);
    file.when({ kind: 'returnTurn', drawId: 'd1', reason: '' }, system);
    expect(file.state.lawyers['a']?.turns.map(({ drawId }) => drawId)).toEqual(['d2']);
    expect(heldDraws(file.state)).toHaveLength(1);
    file.when({ kind: 'spendTurn', drawId: 'd2' }, system);
    expect(heldDraws(file.state)).toHaveLength(0);
  });

  it('of who left is not drawn from, and who has had no turn comes before who had the first', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'), lawyerOf('c'));
    file.when({ kind: 'removeLawyer', lawyerId: 'a', reason: '调离' }, assigner);
    expect(members(file.state).map(({ lawyerId }) => lawyerId)).toEqual(['b', 'c']);
    expect(rotationOrder(file.state).map(({ lawyerId }) => lawyerId)).toEqual(['b', 'c']);
    expect(drawnLawyer(file, 'd1', { ...CRITERIA, preferredLawyer: 'a' })).toBe('b');
  });

  it('comes before another of as many turns whose last is later, or who joined later', () => {
    const order = (file: Roster) => rotationOrder(file.state).map(({ lawyerId }) => lawyerId);
    const late = roster(lawyerOf('a'));
    late.when(turn('d1'), assigner);
    late.when({ kind: 'enrolLawyer', lawyer: lawyerOf('late') }, assigner);
    expect(order(late)).toEqual(['late', 'a']);
    const back = roster(lawyerOf('a'), lawyerOf('b'));
    back.when({ kind: 'removeLawyer', lawyerId: 'a', reason: '调离' }, assigner);
    back.when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, assigner);
    expect(order(back)).toEqual(['b', 'a']);
  });

  it('is found by an id even where that is also somebody’s name', () => {
    const { state } = roster(lawyerOf('a', { name: 'b' }), lawyerOf('b', { name: '王芳' }));
    expect(findMember(state, 'b')?.lawyerId).toBe('b');
  });
});

describe('a draw', () => {
  it('names a stranger who was wished for', () => {
    expect(draw(roster(lawyerOf('a')).state, { ...CRITERIA, preferredLawyer: 'x' }, book)).toMatchObject({ exclusions: [{ lawyerId: 'x', reasons: [{ code: 'NOT_IN_POOL', params: { lawyerId: 'x' } }], trace: [] }] });
  });

  it('of nobody can be computed again as well', () => expect(recomputeDraw([], 0, CRITERIA, book)).toEqual({ lawyerId: undefined, mode: 'BY_ROTATION', exclusions: [], order: [] }));
});
