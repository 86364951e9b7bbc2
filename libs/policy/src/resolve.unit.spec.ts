import { describe, expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { calendarDate, instant, regionCode } from '@juanzong/kernel';
import fc from 'fast-check';
import {
  type At, type CaseFacts, computeDeadline, GROUPS, hardshipWaiver, isPolicyMissing, joinVersions, type LoadedPack, matches, matterScope, MATTERS,
  type PackKind, packsInForce, type ParamsOf, policyBook, type Rank, RANKS, resolve, versionsOf,
} from './index.js';

const calendar = chinaCalendar();
const at: At = { region: regionCode('340202'), date: calendarDate('2024-03-05') };

function pack<Kind extends PackKind>(id: string, kind: Kind, params: ParamsOf<Kind>, rest: Partial<LoadedPack<Kind>> = {}): LoadedPack<Kind> {
  return {
    id, kind, params, region: '000000', title: { zh: id, en: id }, validFrom: '2022-01-01', rank: 'LAW', verified: true, contentHash: `hash-${id}`,
    source: { document: 'd', text: { zh: 't', en: 't' }, confidence: 'V' }, ...rest,
  };
}
const procedure = (id: string, rest: Partial<LoadedPack<'decision-procedure'>> = {}): LoadedPack<'decision-procedure'> =>
  pack(id, 'decision-procedure', { proposerAndApproverDiffer: true }, rest);

describe('resolution by region, kind and date', () => {
  it('takes what is on the path and in force, first and last day included', () => {
    const book = policyBook([
      procedure('nation'), procedure('province', { region: '340000' }), procedure('other-province', { region: '510000' }),
      procedure('district', { region: '340202', validFrom: '2024-03-05', validTo: '2024-03-05' }),
      procedure('ended', { validTo: '2024-03-04' }), procedure('to-come', { validFrom: '2024-03-06' }),
      pack('another-kind', 'intake-scope', { scope: 'OWN', mode: 'DECIDE_OWN', partnerRegions: [] }),
    ]);
    expect(packsInForce(book, 'decision-procedure', at).map((one) => one.id)).toEqual(['district', 'province', 'nation']);
  });

  it('orders by region, then rank, then the later start, then id', () => {
    const book = policyBook([
      procedure('d'), procedure('c', { validFrom: '2023-01-01' }), procedure('b', { rank: 'PROMISE' }), procedure('a', { region: '340000', rank: 'PROMISE' }), procedure('e'),
    ]);
    expect(packsInForce(book, 'decision-procedure', at).map((one) => one.id)).toEqual(['a', 'c', 'd', 'e', 'b']);
  });

  it('answers PolicyMissing with kind, region and date where nothing is in force', () => {
    const answer = resolve(policyBook([]), 'remedy', at);
    expect(isPolicyMissing(answer)).toBe(true);
    expect(answer).toMatchObject({ params: { kind: 'remedy', region: '340202', date: '2024-03-05' } });
    expect(isPolicyMissing({ refusal: 'other.thing', params: {} })).toBe(false);
  });

  it('refuses a book with one id twice', () => {
    expect(() => policyBook([procedure('a'), procedure('a')])).toThrow(/a/);
    expect(policyBook([procedure('a')]).find('b')).toBeUndefined();
  });

  it('pins every version once, ordered', () => {
    const versions = versionsOf([procedure('b'), procedure('a', { verified: false }), procedure('b')]);
    expect(versions).toEqual([{ id: 'a', contentHash: 'hash-a', verified: false }, { id: 'b', contentHash: 'hash-b', verified: true }]);
    const revised = { ...versions[0], id: 'a', contentHash: 'hash-a-revised', verified: false };
    expect(joinVersions([revised], versions).map(({ contentHash }) => contentHash)).toEqual(['hash-a', 'hash-a-revised', ...versions.slice(1).map(({ contentHash }) => contentHash)]);
    expect(joinVersions(versions, [{ id: 'a', contentHash: 'hash-a', verified: false }], versions)).toEqual(versions);
  });
});

describe('conditions', () => {
  const facts: CaseFacts = { groups: ['ELDERLY'], matter: 'PENSION', category: 'ADMIN', circumstances: ['NO_FIXED_INCOME'], age: 70 };
  it.each([
    [{}, true], [{ groups: ['MINOR', 'ELDERLY'] }, true], [{ groups: ['MINOR'] }, false], [{ matters: ['PENSION'] }, true], [{ matters: ['LABOUR_PAY'] }, false],
    [{ categories: ['ADMIN'] }, true], [{ categories: ['CIVIL'] }, false], [{ circumstances: ['NO_FIXED_INCOME'] }, true],
    [{ circumstances: ['NO_FIXED_INCOME', 'PRESERVATION_NEEDED'] }, false], [{ minAge: 70 }, true], [{ minAge: 71 }, false], [{ maxAge: 70 }, true], [{ maxAge: 69 }, false],
    [{ groups: ['ELDERLY'], matters: ['LABOUR_PAY'] }, false],
  ] as const)('%j: %s', (when, holds) => {
    expect(matches(JSON.parse(JSON.stringify(when)), facts)).toBe(holds);
  });
  it('an age bound does not hold for an unknown age', () => {
    const { age: _age, ...ageless } = facts;
    expect([matches({ minAge: 1 }, ageless), matches({ maxAge: 99 }, ageless)]).toEqual([false, false]);
  });
});

describe('a trace', () => {
  const ground = (code: string, when: object) => ({ code, label: { zh: code, en: code }, when }) as ParamsOf<'hardship-waiver'>['grounds'][number];
  const facts: CaseFacts = { groups: ['ELDERLY'], matter: 'PENSION', category: 'ADMIN', circumstances: ['NO_FIXED_INCOME'] };
  it.each([
    [{}, {}], [{ groups: ['MINOR'] }, { groups: ['ELDERLY'] }], [{ matters: ['LABOUR_PAY'] }, { matter: 'PENSION' }], [{ categories: ['CIVIL'] }, { category: 'ADMIN' }],
    [{ circumstances: ['PRESERVATION_NEEDED'] }, { circumstances: ['NO_FIXED_INCOME'] }], [{ minAge: 60 }, { age: 'unknown' }], [{ maxAge: 17 }, { age: 'unknown' }],
  ])('of %j shows %j: what was looked at, and nothing else', (when, saw) => {
    const answer = hardshipWaiver(policyBook([pack('one', 'hardship-waiver', { grounds: [ground('G', when)] })]), at, facts);
    if (isPolicyMissing(answer)) throw new Error('no rules');
    expect(answer.trace.map((line) => line.saw)).toEqual([saw]);
  });
});

describe('combination does not depend on the order of the packs', () => {
  const regions = fc.constantFrom('000000', '340000', '340200', '340202', '510000');
  const rank = fc.constantFrom<Rank>(...RANKS);
  const matter = fc.constantFrom(...MATTERS.codes.slice(0, 6));
  const group = fc.constantFrom(...GROUPS.codes.slice(0, 4));
  const shuffledPair = <T>(items: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
    items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })));
  const facts: fc.Arbitrary<CaseFacts> = fc.record({
    groups: fc.uniqueArray(group, { maxLength: 3 }), matter, category: fc.constantFrom('CIVIL' as const, 'ADMIN' as const), circumstances: fc.constant([]),
  });

  it('deadlines: the earliest of all candidates', () => {
    const period = fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom('HOUR' as const, 'DAY' as const, 'WORKDAY' as const) });
    const packs = fc.array(fc.tuple(period, regions, rank, fc.boolean()), { minLength: 1, maxLength: 6 }).map((list) =>
      list.map(([one, region, itsRank, roll], i) =>
        pack(`p${i}`, 'deadline', { ruleId: 'examination', period: one, rollOnHoliday: roll, startsAt: 'RECEIPT', warnBefore: [] }, { region, rank: itsRank })));
    const start = fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2025, 0, 1) }).map(instant);
    fc.assert(fc.property(shuffledPair(packs), start, ([one, other], from) => {
      const answer = computeDeadline(policyBook(one), 'examination', at, from, calendar);
      expect(computeDeadline(policyBook(other), 'examination', at, from, calendar)).toEqual(answer);
      if (!isPolicyMissing(answer)) for (const candidate of answer.candidates) expect(answer.dueAt <= candidate.dueAt).toBe(true);
      expect(isPolicyMissing(answer)).toBe(one.every(({ region }) => region === '510000'));
    }));
  });

  it('scope: the union; another pack never takes a matter away', () => {
    const scope = fc.oneof(
      fc.record({ mode: fc.constant('whitelist' as const), matters: fc.uniqueArray(matter, { minLength: 1, maxLength: 3 }) }),
      fc.record({ mode: fc.constant('negativeList' as const), matters: fc.uniqueArray(matter, { minLength: 1, maxLength: 3 }) }),
      fc.record({ mode: fc.constant('unlimited' as const), forGroups: fc.uniqueArray(group, { minLength: 1, maxLength: 2 }) }),
    );
    const packs = fc.array(fc.tuple(scope, regions), { minLength: 1, maxLength: 5 }).map((list) => list.map(([one, region], i) => pack(`p${i}`, 'matter-scope', { scope: one }, { region })));
    fc.assert(fc.property(shuffledPair(packs), facts, ([one, other], seen) => {
      const answer = matterScope(policyBook(one), at, seen);
      expect(matterScope(policyBook(other), at, seen)).toEqual(answer);
      const fewer = matterScope(policyBook(one.slice(1)), at, seen);
      if (!isPolicyMissing(answer) && !isPolicyMissing(fewer) && fewer.inScope) expect(answer.inScope).toBe(true);
    }));
  });

  it('waivers: the union; every ground that was tried is in the trace', () => {
    const when = fc.record({ groups: fc.uniqueArray(group, { minLength: 1, maxLength: 2 }), matters: fc.uniqueArray(matter, { minLength: 1, maxLength: 3 }) });
    const packs = fc.array(fc.tuple(when, fc.constantFrom('000000', '340000', '340202')), { minLength: 1, maxLength: 5 }).map((list) =>
      list.map(([condition, region], i) => pack(`p${i}`, 'hardship-waiver', { grounds: [{ code: `G${i}`, label: { zh: 'g', en: 'g' }, when: condition }] }, { region })));
    fc.assert(fc.property(shuffledPair(packs), facts, ([one, other], seen) => {
      const answer = hardshipWaiver(policyBook(one), at, seen);
      expect(hardshipWaiver(policyBook(other), at, seen)).toEqual(answer);
      if (isPolicyMissing(answer)) throw new Error('a pack is in force');
      expect(answer.trace).toHaveLength(one.length);
      expect(answer.applies).toBe(answer.trace.some((line) => line.said === 'yes'));
      expect(answer.used.map((version) => version.id).sort()).toEqual(one.map(({ id }) => id).sort());
    }));
  });
});
