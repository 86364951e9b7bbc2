import { describe, expect, it } from '@jest/globals';
import { calendarDate, fen, regionCode } from '@juanzong/kernel';
import {
  type At, hardshipThreshold, type LoadedPack, type MaterialsFacts, type PackKind, type ParamsOf, policyBook, requiredMaterials, testMeans, traceLine,
} from './index.js';

const at: At = { region: regionCode('440703'), date: calendarDate('2024-03-05') };

function pack<Kind extends PackKind>(id: string, kind: Kind, params: ParamsOf<Kind>, rest: Partial<LoadedPack<Kind>> = {}): LoadedPack<Kind> {
  return {
    id, kind, params, region: '000000', title: { zh: `标题${id}`, en: `title ${id}` }, validFrom: '2022-01-01', rank: 'LAW', verified: true, contentHash: `hash-${id}`,
    source: { document: 'd', article: '第一条', text: { zh: 't', en: 't' }, confidence: 'V' }, ...rest,
  };
}

const threshold = (rest: Partial<ParamsOf<'hardship-threshold'>>): LoadedPack => pack('t', 'hardship-threshold', {
  indicator: 'DIBAO_MULTIPLE', percent: 250, comparison: 'AT_MOST', incomeKind: 'INCOME', lookBackMonths: 6, referenceTerritory: 'COUNTY', assetTest: 'NONE', ...rest,
});
const base = (id: string, region: string, fenPerMonth: number): LoadedPack => pack(id, 'base-amount', { indicator: 'DIBAO_MULTIPLE', fenPerMonth }, { region });

describe('the base of a threshold', () => {
  const bases = [base('county', '440703', 30000), base('city', '440700', 20000), base('province', '440000', 10001)];

  it.each([['COUNTY', 75000], ['PREFECTURE', 50000], ['PROVINCE', 25002]] as const)('of the %s: %d fen, rounded down to whole fen', (referenceTerritory, limit) => {
    expect(hardshipThreshold(policyBook([threshold({ referenceTerritory }), ...bases]), at)).toMatchObject({ limit, verified: true });
  });

  it('of another indicator does not count, and neither does an asset test without its limit', () => {
    expect(hardshipThreshold(policyBook([threshold({ indicator: 'MINIMUM_WAGE_MULTIPLE' }), ...bases]), at)).toMatchObject({ refusal: 'policy.missing', params: { kind: 'base-amount', detail: 'MINIMUM_WAGE_MULTIPLE' } });
    expect(hardshipThreshold(policyBook([threshold({ assetTest: 'NO_SIZEABLE_ASSETS' }), ...bases]), at)).toMatchObject({ refusal: 'policy.missing', params: { kind: 'asset-limit' } });
  });

  it('is unverified as soon as one of its three rules is', () => {
    const limit = pack('limit', 'asset-limit', { limitFen: 100 }, { verified: false });
    const book = policyBook([threshold({ assetTest: 'NO_SIZEABLE_ASSETS' }), ...bases, limit]);
    expect(hardshipThreshold(book, at)).toMatchObject({ verified: false, used: [{ id: 'county' }, { id: 'limit' }, { id: 't' }] });
    expect(testMeans(book, at, { monthlyIncome: fen(0), heads: 1, assets: fen(100) })).toMatchObject({ met: true });
    expect(testMeans(book, at, { monthlyIncome: fen(0), heads: 1, assets: fen(101) })).toMatchObject({ met: false });
  });
});

describe('materials', () => {
  const facts: MaterialsFacts = { groups: [], circumstances: [], matter: 'LABOUR_PAY', category: 'CIVIL', origin: 'APPLICATION', hasAgent: false, route: 'TESTED' };
  const list = (id: string, region: string, required: ParamsOf<'materials'>['required']): LoadedPack => pack(id, 'materials', { required }, { region });

  it('asked for by two packs are asked for once, in the name of the more specific one', () => {
    const book = policyBook([list('nation', '000000', [{ anyOf: ['IDENTITY'] }]), list('city', '440700', [{ anyOf: ['IDENTITY'] }, { anyOf: ['MATTER_MATERIALS'], when: { categories: ['CRIMINAL'] } }])]);
    expect(requiredMaterials(book, at, facts)).toMatchObject({ required: [{ anyOf: ['IDENTITY'], pack: 'city' }] });
  });

  it('tied to a method of verification are not wanted while no method is chosen', () => {
    const book = policyBook([list('nation', '000000', [{ anyOf: ['COMMITMENT_LETTER'], verification: ['COMMITMENT'] }])]);
    expect(requiredMaterials(book, at, facts)).toMatchObject({ required: [] });
    expect(requiredMaterials(book, at, { ...facts, verification: 'COMMITMENT' })).toMatchObject({ required: [{ anyOf: ['COMMITMENT_LETTER'] }] });
  });

  it('are missing as a rule where no pack lists any', () => {
    expect(requiredMaterials(policyBook([]), at, facts)).toMatchObject({ refusal: 'policy.missing' });
  });
});

describe('a trace line', () => {
  const rule = base('b', '440700', 1);
  it('names the rule, its article, what it saw and said, and 未核实 where it is not verified', () => {
    expect(traceLine(rule, 'yes', { heads: 3 })).toEqual({ rule: 'b', article: '第一条', saw: { heads: 3 }, said: 'yes', verified: true, text: { zh: '标题b——符合', en: 'title b — yes' } });
    const ground = { code: 'G', label: { zh: '情形', en: 'ground' }, article: '第二条' };
    expect(traceLine({ ...rule, verified: false }, 'no', {}, ground)).toEqual({
      rule: 'b', ground: 'G', article: '第二条', saw: {}, said: 'no', verified: false, text: { zh: '标题b：情形——不符合（未核实）', en: 'title b: ground — no (unverified)' },
    });
  });
});
