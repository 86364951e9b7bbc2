import { describe, expect, it } from '@jest/globals';
import type { DrawCriteria, Lawyer } from '@juanzong/assignment-contracts';
import { isRefusal } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { assigner, book, CAP, FILTERS, lawyerActor, lawyerOf, refusalOf, system, TestFile, typesOf } from './fixtures/given.fixture.js';
import { findMember, heldDraws, platformRuleText, recomputeDraw, rosterDecider, rotationOrder, turnCount } from './index.js';

const CRITERIA: DrawCriteria = {
  agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [],
};
const LIFE_OR_DEATH: DrawCriteria = { ...CRITERIA, matter: 'NOTIFIED_LIFE_OR_DEATH', matterCategory: 'CRIMINAL', lifeOrDeathPossible: true };

function roster(...lawyers: Lawyer[]) {
  const file = new TestFile(rosterDecider, { book });
  for (const lawyer of lawyers) file.when({ kind: 'enrolLawyer', lawyer }, assigner);
  return file;
}
type Roster = ReturnType<typeof roster>;
const drawTurn = (file: Roster, drawId: string, criteria: Partial<DrawCriteria> = {}, base = CRITERIA) =>
  file.when({ kind: 'drawTurn', drawId, caseId: `case-of-${drawId}`, pool: '340202', criteria: { ...base, ...criteria } }, assigner);
const drawnOf = (file: Roster, drawId: string, criteria: Partial<DrawCriteria> = {}, base = CRITERIA) => {
  const decision = drawTurn(file, drawId, criteria, base);
  if (isRefusal(decision)) throw new Error(decision.refusal);
  return decision[0]?.data as { lawyerId: string; mode: string; exclusions: { lawyerId: string; reasons: { code: string }[]; trace: { said: string; rule: string; verified: boolean; text: { zh: string } }[] }[]; trace: { rule: string; said: string; article?: string }[]; candidatesCount: number };
};
const reasonsOf = (drawn: ReturnType<typeof drawnOf>, lawyerId: string) => drawn.exclusions.find((one) => one.lawyerId === lawyerId)?.reasons.map(({ code }) => code);

describe('a draw', () => {
  it('names the revision of the case that it was made from, where that is told, and nothing where it is not', () => {
    const file = roster(lawyerOf('a'));
    const told = file.when({ kind: 'drawTurn', drawId: 'd1', caseId: 'c', caseRevision: 7, pool: '340202', criteria: CRITERIA }, assigner);
    expect(isRefusal(told) ? told : told[0]?.data).toMatchObject({ drawId: 'd1', caseRevision: 7 });
    expect(drawnOf(file, 'd2')).not.toHaveProperty('caseRevision');
  });
});

describe('members of a pool', () => {
  it('a lawyer joins once, and may come back after leaving', () => {
    const file = roster(lawyerOf('a'));
    expect(refusalOf(file.when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, assigner))).toBe('assignment.lawyer-already-enrolled');
    expect(typesOf(file.when({ kind: 'removeLawyer', lawyerId: 'a', reason: '调离' }, assigner))).toEqual(['LawyerLeft']);
    expect(refusalOf(file.when({ kind: 'removeLawyer', lawyerId: 'a', reason: '调离' }, assigner))).toBe('assignment.lawyer-not-in-pool');
    expect(typesOf(file.when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, assigner))).toEqual(['LawyerJoined']);
  });

  it('only those in charge of the pool may change it', () => {
    expect(refusalOf(roster().when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, lawyerActor('a')))).toBe('assignment.role-not-allowed');
    expect(refusalOf(roster().when({ kind: 'drawTurn', drawId: 'd', caseId: 'c', pool: 'p', criteria: CRITERIA }, lawyerActor('a')))).toBe('assignment.role-not-allowed');
  });

  it('a correction names the fields, keeps turns and place, and corrects the joining', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    drawTurn(file, 'd1');
    const again = { kind: 'correctLawyer', lawyer: lawyerOf('a', { licensedSince: '2016-06-01', annualCap: 9 }), reason: '录入错误', evidence: '执业证' } as const;
    const decision = file.when(again, assigner);
    expect(typesOf(decision)).toEqual(['LawyerJoinedCorrected']);
    expect(isRefusal(decision) ? {} : decision[0]).toMatchObject({ corrects: file.entries[0]?.eventId, data: { fields: ['licensedSince', 'annualCap'] } });
    expect(file.state.lawyers['a']).toMatchObject({ licensedSince: '2016-06-01', annualCap: 9, joinedRevision: 0, turns: [{ drawId: 'd1' }] });
    expect(file.when(again, assigner)).toEqual([]);
    expect(refusalOf(file.when({ ...again, lawyer: lawyerOf('x') }, assigner))).toBe('assignment.lawyer-not-in-pool');
  });

  it('in a history with corrections in their places the correction is itself the joining', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    file.when({ kind: 'correctLawyer', lawyer: lawyerOf('a', { firm: '新所' }), reason: '更正', evidence: '证' }, assigner);
    const [joined, other, correction] = file.entries;
    if (!joined || !other || !correction) throw new Error('three entries expected');
    const placed = [{ ...correction, revision: joined.revision }, other].reduce(rosterDecider.evolve, rosterDecider.initialState());
    expect(rotationOrder(placed).map(({ lawyerId, firm }) => [lawyerId, firm])).toEqual([['a', '新所'], ['b', '某律师事务所']]);
  });

  it('is found by id, or by a name that only one has', () => {
    const { state } = roster(lawyerOf('a', { name: '李伟' }), lawyerOf('b', { name: '王芳' }), lawyerOf('c', { name: '王芳' }));
    expect(findMember(state, ' 李伟 ')?.lawyerId).toBe('a');
    expect(findMember(state, 'b')?.lawyerId).toBe('b');
    expect(findMember(state, '王芳')).toBeUndefined();
  });
});

describe('suspension', () => {
  it('is not drawn within the days, both included, and drawn before and after', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    file.when({ kind: 'suspendLawyer', lawyerId: 'a', from: '2024-03-12', until: '2024-03-20', reason: '进修' }, assigner);
    for (const [onDate, expected] of [['2024-03-11', undefined], ['2024-03-12', ['SUSPENDED']], ['2024-03-20', ['SUSPENDED']], ['2024-03-21', undefined]] as const) {
      expect(reasonsOf(drawnOf(file, `d-${onDate}`, { onDate }), 'a')).toEqual(expected);
    }
  });

  it('refuses overlaps, an end before the beginning, strangers, and resuming who is not suspended', () => {
    const file = roster(lawyerOf('a'));
    const suspend = (from: string, until?: string, lawyerId = 'a') => file.when({ kind: 'suspendLawyer', lawyerId, from, ...(until ? { until } : {}), reason: '病假' }, assigner);
    expect(refusalOf(suspend('2024-03-10', '2024-03-09'))).toBe('assignment.suspension-ends-before-it-begins');
    expect(refusalOf(suspend('2024-03-10', undefined, 'x'))).toBe('assignment.lawyer-not-in-pool');
    expect(refusalOf(file.when({ kind: 'resumeLawyer', lawyerId: 'a', from: '2024-03-10' }, assigner))).toBe('assignment.lawyer-not-suspended');
    expect(refusalOf(file.when({ kind: 'resumeLawyer', lawyerId: 'x', from: '2024-03-10' }, assigner))).toBe('assignment.lawyer-not-in-pool');
    expect(typesOf(suspend('2024-03-10'))).toEqual(['LawyerSuspended']);
    expect(refusalOf(suspend('2024-05-01', '2024-05-02'))).toBe('assignment.lawyer-already-suspended');
    expect(typesOf(suspend('2024-03-01', '2024-03-09'))).toEqual(['LawyerSuspended']);
    expect(typesOf(file.when({ kind: 'resumeLawyer', lawyerId: 'a', from: '2024-04-01' }, assigner))).toEqual(['LawyerResumed']);
    expect(file.state.lawyers['a']?.suspensions).toEqual([{ from: '2024-03-10', until: '2024-03-31' }, { from: '2024-03-01', until: '2024-03-09' }]);
    suspend('2024-06-01');
    file.when({ kind: 'resumeLawyer', lawyerId: 'a', from: '2024-05-20' }, assigner);
    expect(file.state.lawyers['a']?.suspensions).toHaveLength(2);
  });

  it('who is suspended gathers no claim to a run of turns afterwards', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    file.when({ kind: 'suspendLawyer', lawyerId: 'a', from: '2024-03-01', reason: '病假' }, assigner);
    for (let i = 0; i < 6; i += 1) drawTurn(file, `d${i}`);
    file.when({ kind: 'resumeLawyer', lawyerId: 'a', from: '2024-03-12' }, assigner);
    const after = Array.from({ length: 4 }, (_, i) => drawnOf(file, `e${i}`).lawyerId);
    expect(after).toEqual(['a', 'b', 'a', 'b']);
  });
});

describe('rotation', () => {
  it('goes round: fewest turns, longest ago, joined first', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'), lawyerOf('c'));
    expect(Array.from({ length: 6 }, (_, i) => drawnOf(file, `d${i}`).lawyerId)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('who joins late starts with the fewest turns of the pool', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    for (let i = 0; i < 5; i += 1) drawTurn(file, `d${i}`);
    file.when({ kind: 'enrolLawyer', lawyer: lawyerOf('late') }, assigner);
    expect(rotationOrder(file.state).map((one) => [one.lawyerId, turnCount(one)])).toEqual([['late', 2], ['b', 2], ['a', 3]]);
  });

  it('who leaves and comes back keeps what they had, if that is more', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    for (let i = 0; i < 3; i += 1) drawTurn(file, `d${i}`);
    file.when({ kind: 'removeLawyer', lawyerId: 'a', reason: '调离' }, assigner);
    file.when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, assigner);
    expect(rotationOrder(file.state).map((one) => [one.lawyerId, turnCount(one)])).toEqual([['b', 1], ['a', 2]]);
  });
});

describe('the recipient’s choice', () => {
  it('is taken when the filters let the lawyer pass, and counts as a turn', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    expect(drawnOf(file, 'd1', { preferredLawyer: 'b' })).toMatchObject({ lawyerId: 'b', mode: 'BY_RECIPIENT_CHOICE', exclusions: [], candidatesCount: 2 });
    expect(drawnOf(file, 'd2')).toMatchObject({ lawyerId: 'a', mode: 'BY_ROTATION' });
    expect(drawnOf(file, 'd3').lawyerId).toBe('b');
  });

  it('weighs in the rotation: who was chosen twice waits until the others have as many', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    drawTurn(file, 'd1', { preferredLawyer: 'b' });
    drawTurn(file, 'd2', { preferredLawyer: 'b' });
    expect(Array.from({ length: 4 }, (_, i) => drawnOf(file, `e${i}`).lawyerId)).toEqual(['a', 'a', 'b', 'a']);
  });

  it('otherwise the exclusion says why and the rotation goes on', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b', { specialities: ['CRIMINAL'] }));
    const drawn = drawnOf(file, 'd1', { preferredLawyer: 'b' });
    expect(drawn).toMatchObject({ lawyerId: 'a', mode: 'BY_ROTATION' });
    expect(reasonsOf(drawn, 'b')).toEqual(['OUTSIDE_SPECIALITY']);
    expect(reasonsOf(drawnOf(file, 'd2', { preferredLawyer: 'stranger' }), 'stranger')).toEqual(['NOT_IN_POOL']);
  });
});

describe('hard filters', () => {
  const excluded = (lawyer: Partial<Lawyer>, criteria: Partial<DrawCriteria> = {}, base = CRITERIA) =>
    reasonsOf(drawnOf(roster(lawyerOf('a', lawyer), lawyerOf('z')), 'd', criteria, base), 'a');

  it('licence: held on the date', () => {
    expect(excluded({ licensedSince: '2024-03-13' })).toEqual(['NOT_LICENSED']);
    expect(excluded({ licensedSince: '2024-03-12' })).toBeUndefined();
    expect(excluded({ licenceNumber: ' ' })).toEqual(['NOT_LICENSED']);
  });

  it('possible life or death sentence: three completed years of criminal defence (法律援助法 26)', () => {
    expect(excluded({ criminalDefenceSince: '2021-03-13' }, {}, LIFE_OR_DEATH)).toEqual(['TOO_FEW_YEARS']);
    expect(excluded({ criminalDefenceSince: '2021-03-12' }, {}, LIFE_OR_DEATH)).toBeUndefined();
    const { criminalDefenceSince: _none, ...never } = lawyerOf('a');
    expect(reasonsOf(drawnOf(roster(never, lawyerOf('z')), 'd', {}, LIFE_OR_DEATH), 'a')).toEqual(['TOO_FEW_YEARS']);
    expect(excluded({ criminalDefenceSince: '2023-01-01' })).toBeUndefined();
  });

  it('years count from the licence where the matter is not criminal', () => {
    expect(excluded({ licensedSince: '2023-01-01' }, { lifeOrDeathPossible: true })).toEqual(['TOO_FEW_YEARS']);
  });

  it('juvenile criminal case: familiar with minors; a civil matter of a minor does not ask for it', () => {
    const juvenile = { matter: 'NOTIFIED_MINOR', matterCategory: 'CRIMINAL' as const, minorInvolved: true };
    expect(excluded({ familiarWithMinors: false }, juvenile)).toEqual(['NOT_FAMILIAR_WITH_MINORS']);
    expect(excluded({ familiarWithMinors: false }, { minorInvolved: true })).toBeUndefined();
  });

  it('conflict of interest and an earlier refusal, with every reason named', () => {
    const both = { excludedLawyers: [{ lawyerId: 'a', reason: 'DECLINED_BEFORE' as const }, { lawyerId: 'a', reason: 'CONFLICT_OF_INTEREST' as const, kind: 'RELATED_TO_PARTY' as const }] };
    expect(excluded({ specialities: ['ADMIN'] }, both)).toEqual(['CONFLICT_OF_INTEREST', 'OUTSIDE_SPECIALITY', 'DECLINED_BEFORE']);
  });

  it('the cap that a lawyer set, by calendar year', () => {
    const file = roster(lawyerOf('a', { annualCap: 1 }), lawyerOf('b', { annualCap: 9 }));
    expect(drawnOf(file, 'd1').lawyerId).toBe('a');
    drawTurn(file, 'd2');
    expect(reasonsOf(drawnOf(file, 'd3'), 'a')).toEqual(['ANNUAL_CAP_REACHED']);
    expect(reasonsOf(drawnOf(file, 'd4', { onDate: '2025-01-02' }), 'a')).toBeUndefined();
  });

  it('the cap of a pack carries that it is unverified into the trace', () => {
    const file = new TestFile(rosterDecider, { book: policyBook([FILTERS, CAP]) });
    for (const lawyer of [lawyerOf('a'), lawyerOf('b')]) file.when({ kind: 'enrolLawyer', lawyer }, assigner);
    for (const drawId of ['d1', 'd2', 'd3']) drawTurn(file, drawId);
    const drawn = drawnOf(file, 'd4');
    expect(drawn.lawyerId).toBe('b');
    expect(drawn.exclusions[0]?.trace).toEqual([expect.not.objectContaining({ article: expect.anything() })]);
    expect(drawn.exclusions[0]?.trace).toMatchObject([{ rule: 'test.cap', said: 'no', verified: false, text: { zh: '未达年度指派上限——不符合（未核实）' } }]);
  });

  it('hold without any pack that demands them, and the trace of the drawn lawyer names the rule of each', () => {
    const file = new TestFile(rosterDecider, { book: policyBook([CAP]) });
    file.when({ kind: 'enrolLawyer', lawyer: lawyerOf('a') }, assigner);
    expect(drawnOf(file, 'd1').trace.map(({ rule }) => rule)).toEqual(['test.cap', 'platform.licence', 'platform.suspension', 'platform.conflict-of-interest', 'platform.speciality', 'platform.declined-before', 'platform.relieved-before', 'platform.own-cap']);
    for (const { rule } of drawnOf(file, 'd2').trace.slice(1)) expect(platformRuleText(rule)).toEqual({ zh: expect.stringMatching(/律师.*。$/), en: expect.stringMatching(/lawyer.*\.$/) });
    expect(['test.cap', 'platform.unheard-of', 'toString'].map(platformRuleText)).toEqual([undefined, undefined, undefined]);
    expect(drawnOf(roster(lawyerOf('a')), 'd1').trace[0]).toMatchObject({ rule: 'test.filters', article: '26', said: 'yes' });
  });
});

describe('a draw', () => {
  it('refuses when nobody is left, and says why for everybody', () => {
    const file = roster(lawyerOf('a', { specialities: ['CRIMINAL'] }), lawyerOf('b', { licensedSince: '2030-01-01' }));
    expect(drawTurn(file, 'd1')).toMatchObject({ refusal: 'assignment.no-lawyer-available', params: { exclusions: ['a: OUTSIDE_SPECIALITY', 'b: NOT_LICENSED'] } });
    expect(refusalOf(drawTurn(roster(), 'd1'))).toBe('assignment.no-lawyer-available');
  });

  it('is not made under rules that are missing, nor for a matter nobody knows', () => {
    expect(refusalOf(drawTurn(roster(lawyerOf('a')), 'd1', { onDate: '2021-12-31' }))).toBe('policy.missing');
    expect(refusalOf(drawTurn(roster(lawyerOf('a')), 'd1', { matter: 'NO_SUCH' }))).toBe('assignment.matter-unknown');
  });

  it('is made once: the same id again adds nothing, for another case it is refused', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    drawTurn(file, 'd1');
    expect(drawTurn(file, 'd1', { preferredLawyer: 'b' })).toEqual([]);
    expect(refusalOf(file.when({ kind: 'drawTurn', drawId: 'd1', caseId: 'another', pool: '340202', criteria: CRITERIA }, assigner))).toBe('assignment.draw-of-other-case');
  });

  it('pins the rules it used', () => {
    const decision = drawTurn(roster(lawyerOf('a')), 'd1');
    expect(isRefusal(decision) ? {} : decision[0]?.rules).toEqual({ policyVersions: [{ id: 'test.filters', contentHash: 'hash-test.filters', verified: true }] });
  });

  it('is held until it is spent or returned, once; the turn then stays or goes back', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'));
    drawTurn(file, 'd1');
    drawTurn(file, 'd2');
    expect(heldDraws(file.state).map(({ drawId, rosterRevision }) => [drawId, rosterRevision])).toEqual([['d1', 1], ['d2', 2]]);
    const settle = (kind: 'spendTurn' | 'returnTurn', drawId: string) => file.when(kind === 'spendTurn' ? { kind, drawId } : { kind, drawId, reason: 'test' }, system);
    expect(typesOf(settle('spendTurn', 'd1'))).toEqual(['TurnSpent']);
    expect(settle('spendTurn', 'd1')).toEqual([]);
    expect(refusalOf(settle('returnTurn', 'd1'))).toBe('assignment.turn-already-spent');
    expect(typesOf(settle('returnTurn', 'd2'))).toEqual(['TurnReturned']);
    expect(settle('returnTurn', 'd2')).toEqual([]);
    expect(refusalOf(settle('spendTurn', 'd2'))).toBe('assignment.turn-already-returned');
    expect(refusalOf(settle('spendTurn', 'nothing'))).toBe('assignment.draw-unknown');
    expect(refusalOf(settle('returnTurn', 'nothing'))).toBe('assignment.draw-unknown');
    expect(heldDraws(file.state)).toEqual([]);
    expect(rotationOrder(file.state).map((one) => [one.lawyerId, turnCount(one)])).toEqual([['b', 0], ['a', 1]]);
  });

  it('can be computed again from the roster’s entries, also when the roster has gone on', () => {
    const file = roster(lawyerOf('a'), lawyerOf('b'), lawyerOf('c', { specialities: ['CRIMINAL'] }));
    drawTurn(file, 'd0');
    const drawn = drawnOf(file, 'd1');
    const held = heldDraws(file.state).find(({ drawId }) => drawId === 'd1');
    file.when({ kind: 'removeLawyer', lawyerId: 'b', reason: '调离' }, assigner);
    const again = recomputeDraw(file.entries, held?.rosterRevision ?? -1, CRITERIA, book);
    expect(again).toEqual({ lawyerId: drawn.lawyerId, mode: 'BY_ROTATION', exclusions: drawn.exclusions, order: ['b', 'c', 'a'] });
    expect(recomputeDraw(file.entries, 3, { ...CRITERIA, onDate: '2020-01-01' }, book)).toMatchObject({ refusal: 'policy.missing' });
  });

  it('cannot be computed again for a matter that no catalogue has', () => {
    expect(() => recomputeDraw([], 0, { ...CRITERIA, matter: 'NO_SUCH' }, book)).toThrow(RangeError);
  });

  it('entries of other kinds, and settlements of draws nobody knows, change nothing', () => {
    const file = roster(lawyerOf('a'));
    const before = file.state;
    const [entry] = file.entries;
    if (!entry) throw new Error('an entry expected');
    file.given({ ...entry, type: 'assignment.Unheard' }, { ...entry, type: 'assignment.TurnSpent', data: { drawId: 'x' } }, { ...entry, type: 'assignment.TurnReturned', data: { drawId: 'x', reason: '' } }, { ...entry, type: 'assignment.LawyerLeft', data: { lawyerId: 'x', reason: '' } });
    expect(file.state).toEqual(before);
  });
});
