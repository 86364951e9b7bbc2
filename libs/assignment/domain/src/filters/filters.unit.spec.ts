import { describe, expect, it } from '@jest/globals';
import type { DrawCriteria, Lawyer } from '@juanzong/assignment-contracts';
import { eventId } from '@juanzong/kernel';
import { policyBook } from '@juanzong/policy';
import { book, CAP, FILTERS, lawyerOf } from '../fixtures/given.fixture.js';
import type { RosterLawyer } from '../index.js';
import { annualCap, ownCap } from './annual-cap.js';
import { appliedFilters } from './applied-filters.js';
import { conflictOfInterest } from './conflict-of-interest.js';
import { declinedBefore } from './declined-before.js';
import { examine } from './examine.js';
import { familiarWithMinors } from './familiar-with-minors.js';
import { licence } from './licence.js';
import { PLATFORM_RULES_DOCUMENT } from './platform-rules.js';
import { relievedBefore } from './relieved-before.js';
import { speciality } from './speciality.js';
import { suspension } from './suspension.js';
import { yearsOfPractice } from './years-of-practice.js';

const CRITERIA: DrawCriteria = {
  agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [],
};
const LIFE_OR_DEATH: DrawCriteria = { ...CRITERIA, matter: 'NOTIFIED_LIFE_OR_DEATH', matterCategory: 'CRIMINAL', lifeOrDeathPossible: true };
const of = (more: Partial<RosterLawyer> = {}): RosterLawyer =>
  ({ ...lawyerOf('a'), joinedBy: eventId('e'), joinedRevision: 0, left: false, base: 0, turns: [], suspensions: [], ...more });
const turn = (year: number, i: number) => ({ drawId: `d${i}`, revision: i, year });
const excluding = (lawyerId: string, ...reasons: ('DECLINED_BEFORE' | 'RELIEVED_BEFORE')[]): DrawCriteria => ({ ...CRITERIA, excludedLawyers: reasons.map((reason) => ({ lawyerId, reason })) });
const inConflict: DrawCriteria = { ...CRITERIA, excludedLawyers: (['RELATED_TO_PARTY', 'OTHER'] as const).map((kind) => ({ lawyerId: 'a', reason: 'CONFLICT_OF_INTEREST' as const, kind })) };
const without = (lawyer: RosterLawyer, field: keyof Lawyer): RosterLawyer => Object.fromEntries(Object.entries(lawyer).filter(([name]) => name !== field)) as unknown as RosterLawyer;

describe('what a filter sees, and says', () => {
  it.each([
    [licence, of(), CRITERIA, 0, true, { licensedSince: '2015-06-01', onDate: '2024-03-12' }],
    [suspension, of(), CRITERIA, 0, true, { onDate: '2024-03-12' }],
    [suspension, of({ suspensions: [{ from: '2024-01-01', until: '2024-01-31' }, { from: '2024-03-01' }] }), CRITERIA, 0, false, { onDate: '2024-03-12', from: '2024-03-01', until: '' }],
    [suspension, of({ suspensions: [{ from: '2024-03-01', until: '2024-03-31' }] }), CRITERIA, 0, false, { onDate: '2024-03-12', from: '2024-03-01', until: '2024-03-31' }],
    [conflictOfInterest, of(), CRITERIA, 0, true, { conflicts: '' }],
    [conflictOfInterest, of(), inConflict, 0, false, { conflicts: 'RELATED_TO_PARTY、OTHER' }],
    [speciality, of({ specialities: ['CRIMINAL', 'ADMIN'] }), CRITERIA, 0, false, { matterCategory: 'CIVIL', specialities: 'CRIMINAL、ADMIN' }],
    [declinedBefore, of(), excluding('a', 'DECLINED_BEFORE'), 0, false, { declined: 'yes' }],
    [declinedBefore, of(), excluding('b', 'DECLINED_BEFORE'), 0, true, { declined: 'no' }],
    [relievedBefore, of(), excluding('a', 'RELIEVED_BEFORE'), 0, false, { relieved: 'yes' }],
    [relievedBefore, of(), excluding('b', 'RELIEVED_BEFORE'), 0, true, { relieved: 'no' }],
    [familiarWithMinors, of({ familiarWithMinors: false }), CRITERIA, 0, false, { familiarWithMinors: 'no' }],
    [familiarWithMinors, of(), CRITERIA, 0, true, { familiarWithMinors: 'yes' }],
    [yearsOfPractice, of(), LIFE_OR_DEATH, 3, true, { years: 8, required: 3, since: '2016-03-01' }],
    [yearsOfPractice, without(of(), 'criminalDefenceSince'), LIFE_OR_DEATH, 3, false, { years: 0, required: 3, since: '' }],
    [annualCap, of({ turns: [turn(2023, 1), turn(2024, 2), turn(2024, 3)] }), CRITERIA, 2, false, { turns: 2, cap: 2 }],
    [ownCap, of({ turns: [turn(2024, 2)], annualCap: 1 }), CRITERIA, 0, false, { turns: 1, cap: 1 }],
    [ownCap, of({ turns: [turn(2024, 2)] }), CRITERIA, 0, true, { turns: 1, cap: '' }],
  ] as const)('%o', (filter, lawyer, criteria, limit, passed, saw) => {
    expect(filter.check(lawyer, criteria, limit)).toStrictEqual({ passed, saw });
    expect([filter.label.zh, filter.label.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });

  it('the caps have one code, whoever set them', () => expect([annualCap.code, ownCap.code]).toEqual(['ANNUAL_CAP_REACHED', 'ANNUAL_CAP_REACHED']));
});

describe('which filters apply', () => {
  const applied = (criteria: DrawCriteria, packs = book) => {
    const answer = appliedFilters(packs, criteria);
    if ('refusal' in answer) throw new Error(answer.refusal);
    return answer.filters;
  };
  const named = (filters: ReturnType<typeof applied>) => filters.map(({ filter, limit, rule, verified }) => [filter.code, limit, rule, verified]);
  const PLATFORM = [['OUTSIDE_SPECIALITY', 0, 'platform.speciality', true], ['DECLINED_BEFORE', 0, 'platform.declined-before', true], ['RELIEVED_BEFORE', 0, 'platform.relieved-before', true], ['ANNUAL_CAP_REACHED', 0, 'platform.own-cap', true]];

  it('are those of the packs, each with its rule, and of the platform what no pack demands', () => {
    const demanded = [['NOT_LICENSED', 0, 'test.filters', true], ['SUSPENDED', 0, 'test.filters', true], ['CONFLICT_OF_INTEREST', 0, 'test.filters', true]];
    expect(named(applied(CRITERIA))).toEqual([...demanded, ...PLATFORM]);
    expect(named(applied(LIFE_OR_DEATH))).toEqual([...demanded, ['TOO_FEW_YEARS', 3, 'test.filters', true], ...PLATFORM]);
    const alone = [['NOT_LICENSED', 0, 'platform.licence', true], ['SUSPENDED', 0, 'platform.suspension', true], ['CONFLICT_OF_INTEREST', 0, 'platform.conflict-of-interest', true]];
    expect(named(applied(CRITERIA, policyBook([CAP])))).toEqual([['ANNUAL_CAP_REACHED', 2, 'test.cap', false], ...alone, ...PLATFORM]);
    for (const one of applied(CRITERIA, policyBook([CAP]))) expect(one).not.toHaveProperty('article');
    expect(PLATFORM_RULES_DOCUMENT).toBe('平台规则 / platform rule');
  });

  it('name what one pack demands twice once, and what differs in its limit or its rule for itself', () => {
    const caps = (id: string, ...cases: number[]) => ({ ...CAP, id, params: { filters: cases.map((count) => ({ filter: 'ANNUAL_CAP' as const, cases: count, when: {} })) } });
    expect(named(applied(CRITERIA, policyBook([FILTERS, caps('x', 2, 2, 3), caps('y', 2)] as Parameters<typeof policyBook>[0]))).filter(([code, limit]) => code === 'ANNUAL_CAP_REACHED' && limit !== 0))
      .toEqual(expect.arrayContaining([['ANNUAL_CAP_REACHED', 2, 'x', false], ['ANNUAL_CAP_REACHED', 3, 'x', false], ['ANNUAL_CAP_REACHED', 2, 'y', false]]));
    expect(named(applied(CRITERIA, policyBook([FILTERS, caps('x', 2, 2, 3), caps('y', 2)] as Parameters<typeof policyBook>[0]))).filter(([code]) => code === 'ANNUAL_CAP_REACHED')).toHaveLength(4);
  });

  it('are none for a matter that no catalogue has', () => expect(() => appliedFilters(book, { ...CRITERIA, matter: 'NO_SUCH' })).toThrow('not a matter of the catalogue: NO_SUCH'));
});

describe('the trace of an examination', () => {
  const line = (passed: boolean, verified: boolean) => {
    const { trace } = examine(of({ turns: passed ? [] : [turn(2024, 1)] }), CRITERIA, [{ filter: annualCap, limit: 1, rule: 'test.cap', verified }]);
    return trace[0];
  };

  it('says in both languages what came out, and of what is unverified that it is', () => {
    expect([line(true, true), line(false, false)]).toStrictEqual([
      { rule: 'test.cap', ground: 'ANNUAL_CAP_REACHED', saw: { turns: 0, cap: 1 }, said: 'yes', text: { zh: '未达年度指派上限——符合', en: 'Is below the annual cap — yes' }, verified: true },
      { rule: 'test.cap', ground: 'ANNUAL_CAP_REACHED', saw: { turns: 1, cap: 1 }, said: 'no', text: { zh: '未达年度指派上限——不符合（未核实）', en: 'Is below the annual cap — no (unverified)' }, verified: false },
    ]);
  });

  it('of who is excluded is that of the filters that failed, with what they saw as the params of the reasons', () => {
    const filters = [{ filter: licence, limit: 0, rule: 'x', verified: true }, { filter: annualCap, limit: 1, rule: 'test.cap', verified: true }];
    expect(examine(of({ turns: [turn(2024, 1)] }), CRITERIA, filters)).toMatchObject({ trace: [{ rule: 'x' }, { rule: 'test.cap' }], exclusion: { lawyerId: 'a', reasons: [{ code: 'ANNUAL_CAP_REACHED', params: { turns: 1, cap: 1 } }], trace: [{ rule: 'test.cap' }] } });
  });
});
