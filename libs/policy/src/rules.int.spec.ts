import { describe, expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { calendarDate, fen, instant, regionCode } from '@juanzong/kernel';
import {
  advanceAid, ageGroups, AGENCIES, type At, caseNumberFormat, type CaseFacts, checkExemption, computeDeadline, deadlineCandidates,
  type DeadlineRule, decisionProcedure, forwardingClock, greenChannel, hardshipThreshold, hardshipWaiver, homeVisit, intakeScope, isPolicyMissing,
  lawyerFilters, matterScope, MATTERS, missingMaterials, type MatterCode, type PolicyMissing, remedies, requiredMaterials, testMeans,
  verificationMethods,
} from './index.js';
import { loadPolicyBook } from './loader.js';

const book = loadPolicyBook();
const calendar = chinaCalendar();
const at = (region: string, date: string): At => ({ region: regionCode(region), date: calendarDate(date) });
const facts = (matter: MatterCode, rest: Partial<CaseFacts> = {}): CaseFacts => ({
  groups: [], circumstances: [], matter, category: MATTERS.get(matter).category, ...rest,
});
function found<T>(answer: T | PolicyMissing): T {
  if (isPolicyMissing(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('the same facts, two dates', () => {
  it('成都: a contract dispute is out of scope until 2024-12-31 (LAW 31) and in scope from 2025-01-01 (四川条例 2025)', () => {
    const before = found(matterScope(book, at('510100', '2024-12-31'), facts('CONTRACT')));
    const after = found(matterScope(book, at('510100', '2025-01-01'), facts('CONTRACT')));
    expect([before.inScope, before.by]).toEqual([false, []]);
    expect([after.inScope, after.by]).toEqual([true, ['sc.scope']]);
    expect(after.trace.find((line) => line.rule === 'sc.scope')).toMatchObject({ said: 'yes', verified: false, text: { zh: expect.stringContaining('未核实') } });
    expect(before.used.map((one) => one.id)).not.toContain('sc.scope');
  });

  it('成都: hardship matters for service members until 2024-12-31 and not from 2025-01-01', () => {
    const military = facts('LABOUR_PAY', { groups: ['MILITARY'] });
    expect(found(hardshipWaiver(book, at('510100', '2024-12-31'), military)).applies).toBe(false);
    expect(found(hardshipWaiver(book, at('510100', '2025-01-01'), military)).grounds).toEqual([expect.objectContaining({ pack: 'sc.hardship-waiver', ground: 'MILITARY', verified: false })]);
  });

  it.each<[string, string, string, string[]]>([
    ['340100', '2021-06-01', '七个工作日 (PROC2012 13)', ['cn.proc2012.examination']],
    ['340100', '2022-03-01', '两条并行，以早者为准', ['cn.law.examination', 'cn.proc2012.examination']],
    ['340100', '2023-09-01', '七日 (LAW 43)', ['cn.law.examination']],
  ])('examination in %s on %s: %s', (region, date, _rule, packs) => {
    expect(found(deadlineCandidates(book, 'examination', at(region, date))).map((pack) => pack.id).sort()).toEqual(packs);
  });

  it('objections: five working days before 2022 (REG2003 19), five days since (LAW 49)', () => {
    const period = (date: string): unknown => found(deadlineCandidates(book, 'objection-decision', at('340100', date)))[0]?.params.period;
    expect(period('2021-12-31')).toEqual({ amount: 5, unit: 'WORKDAY' });
    expect(period('2022-01-01')).toEqual({ amount: 5, unit: 'DAY' });
  });
});

describe('the same facts, two regions', () => {
  it.each([
    ['440703', '2024-03-05', 190000, 'gd.threshold', 'BELOW'],
    ['440700', '2024-03-05', 190000, 'gd.threshold', 'BELOW'],
    ['340100', '2024-03-05', 160000, 'ah.threshold.before-revision', 'AT_MOST'],
    ['340202', '2024-03-05', 200000, 'whjh.threshold', 'AT_MOST'],
    ['320100', '2024-12-31', 240000, 'nj.threshold', 'AT_MOST'],
    ['320100', '2025-01-01', 240000, 'js.threshold', 'AT_MOST'],
    ['330100', '2024-03-05', 240000, 'zj.threshold', 'AT_MOST'],
    ['510100', '2024-03-05', 160000, 'sc.threshold.param', 'AT_MOST'],
    ['511400', '2024-03-05', 140000, 'sc.threshold.param', 'AT_MOST'],
    ['500112', '2024-03-05', 140000, 'cq.threshold.param', 'AT_MOST'],
  ])('threshold of %s on %s: %d fen by %s', (region, date, limit, pack, comparison) => {
    const threshold = found(hardshipThreshold(book, at(region, date)));
    expect([threshold.limit, threshold.pack.id, threshold.pack.params.comparison]).toEqual([limit, pack, comparison]);
    expect(threshold.verified).toBe(false);
  });

  it('exactly at the limit: met in 合肥 (不超过), not met in 江门 (低于)', () => {
    const met = (region: string, limit: number): boolean =>
      found(testMeans(book, at(region, '2024-03-05'), { monthlyIncome: fen(limit * 3), heads: 3, assets: fen(0) })).met;
    expect(met('340100', 160000)).toBe(true);
    expect(met('440700', 190000)).toBe(false);
    expect(met('440700', 189999)).toBe(true);
  });

  it('one fen for the whole household decides: nothing is rounded per head', () => {
    const income = (monthlyIncome: number): boolean =>
      found(testMeans(book, at('340100', '2024-03-05'), { monthlyIncome: fen(monthlyIncome), heads: 3, assets: fen(0) })).met;
    expect([income(480000), income(480001)]).toEqual([true, false]);
  });

  it('sizeable assets fail in 江门, whose rule asks for them, and are not asked for in 合肥', () => {
    const test = (region: string) => found(testMeans(book, at(region, '2024-03-05'), { monthlyIncome: fen(0), heads: 1, assets: fen(20000001) }));
    expect(test('440703').met).toBe(false);
    expect(test('440703').trace.map((line) => [line.rule, line.said])).toEqual([['gd.threshold', 'yes'], ['jm.base.urban-income', 'yes'], ['cn.param.asset-limit', 'no']]);
    expect(test('340100').met).toBe(true);
  });

  it('refuses a household of nobody', () => {
    expect(() => testMeans(book, at('340100', '2024-03-05'), { monthlyIncome: fen(0), heads: 0, assets: fen(0) })).toThrow(RangeError);
  });

  it('labour disputes are aided in 镜湖, not in 合肥 (S003)', () => {
    const inScope = (region: string): boolean => found(matterScope(book, at(region, '2024-03-05'), facts('LABOUR_OTHER'))).inScope;
    expect([inScope('340202'), inScope('340100')]).toEqual([true, false]);
  });

  it('an elderly person is exempt from checking in 江门 from 2024-10-25, elsewhere only without fixed income (LAW 42)', () => {
    const exempt = (region: string, date: string, rest: Partial<CaseFacts> = {}): boolean =>
      found(checkExemption(book, at(region, date), facts('POLLUTION', { groups: ['ELDERLY'], ...rest }))).applies;
    expect(exempt('440703', '2024-10-25')).toBe(true);
    expect(exempt('440703', '2024-10-24')).toBe(false);
    expect(exempt('340100', '2024-10-25')).toBe(false);
    expect(exempt('340100', '2024-10-25', { circumstances: ['NO_FIXED_INCOME'] })).toBe(true);
  });

  it('home visits from 70 in 江门 (S001); where no pack offers them the answer is no, not an error', () => {
    const visit = (region: string, age?: number): boolean => homeVisit(book, at(region, '2024-11-01'), facts('PENSION', age === undefined ? {} : { age })).applies;
    expect([visit('440700', 69), visit('440700', 70), visit('440700'), visit('340100', 80)]).toEqual([false, true, false, false]);
  });
});

describe('national rules', () => {
  it.each<[MatterCode, Partial<CaseFacts>, string[]]>([
    ['GOOD_SAMARITAN', {}, ['ACT_OF_COURAGE']],
    ['DOMESTIC_VIOLENCE', {}, ['ABUSE_OR_VIOLENCE']],
    ['MARRIAGE_FAMILY', { groups: ['VIOLENCE_VICTIM'] }, ['VICTIM_CLAIMS_RELATED_RIGHTS']],
    ['HEROES_HONOUR', { groups: ['MARTYR_FAMILY'] }, ['HEROES_AND_MARTYRS']],
    ['HEROES_HONOUR', {}, []],
    ['LABOUR_PAY', { groups: ['MIGRANT_WORKER'] }, []],
  ])('LAW 32, %s %j: %j', (matter, rest, grounds) => {
    expect(found(hardshipWaiver(book, at('340100', '2024-03-05'), facts(matter, rest))).grounds.map((one) => one.ground)).toEqual(grounds);
  });

  it.each<[MatterCode, Partial<CaseFacts>, string[]]>([
    ['LABOUR_PAY', { groups: ['MIGRANT_WORKER'] }, ['MIGRANT_WORKER']],
    ['MARRIAGE_FAMILY', { groups: ['MIGRANT_WORKER'] }, []],
    ['CONTRACT', { groups: ['DIBAO'] }, ['ASSISTED_PERSON']],
    ['PENSION', { groups: ['MINOR'], circumstances: ['NO_FIXED_INCOME'] }, ['NO_FIXED_INCOME']],
  ])('LAW 42, %s %j: %j', (matter, rest, grounds) => {
    expect(found(checkExemption(book, at('340100', '2024-03-05'), facts(matter, rest))).grounds.map((one) => one.ground)).toEqual(grounds);
  });

  it('minors below 18, elderly from 60', () => {
    const groups = (age: number): readonly string[] => ageGroups(book, at('340100', '2024-03-05'), age).groups;
    expect([groups(17), groups(18), groups(59), groups(60)]).toEqual([['MINOR'], [], [], ['ELDERLY']]);
  });

  it('a possible life or death sentence wants three years (LAW 26), a juvenile case familiarity with minors (PROC 26)', () => {
    const filters = (matter: MatterCode, date = '2024-03-05'): string[] =>
      found(lawyerFilters(book, at('510100', date), facts(matter))).filters.map((one) => one.filter.filter);
    expect(filters('NOTIFIED_LIFE_OR_DEATH')).toContain('MIN_YEARS_OF_PRACTICE');
    expect(filters('NOTIFIED_MINOR')).toContain('FAMILIAR_WITH_MINORS');
    expect(filters('NOTIFIED_MINOR', '2023-08-31')).not.toContain('FAMILIAR_WITH_MINORS');
    expect(filters('LABOUR_PAY')).toEqual(['LICENSED', 'NOT_SUSPENDED', 'NO_CONFLICT_OF_INTEREST', 'ANNUAL_CAP']);
  });

  it('materials follow the route: tested by commitment, exempt, waived, notified', () => {
    const required = (rest: Partial<Parameters<typeof requiredMaterials>[2]>) =>
      found(requiredMaterials(book, at('340100', '2024-03-05'), { ...facts('LABOUR_PAY'), origin: 'APPLICATION', hasAgent: false, route: 'TESTED', ...rest })).required;
    const codes = (rest: Parameters<typeof required>[0]): string[] => required(rest).map((one) => one.anyOf[0] ?? '').sort();
    expect(codes({ verification: 'COMMITMENT' })).toEqual(['APPLICATION_FORM', 'COMMITMENT_LETTER', 'HARDSHIP_STATEMENT', 'IDENTITY', 'MATTER_MATERIALS']);
    expect(codes({ route: 'EXEMPT', hasAgent: true })).toEqual(['AGENT_PROOF', 'APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'MEMBERSHIP_PROOF']);
    expect(codes({ route: 'WAIVED' })).toEqual(['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS']);
    expect(codes({ route: 'NOT_REQUIRED', origin: 'NOTIFICATION' })).toEqual(['NOTIFICATION_LETTER']);
    expect(missingMaterials(required({ route: 'WAIVED' }), ['IDENTITY', 'APPLICATION_FORM']).map((one) => one.anyOf[0])).toEqual(['MATTER_MATERIALS']);
  });

  it('the green channel says why, and is verified in 安徽 from 2024-10-23 (S000)', () => {
    const answer = (date: string) => greenChannel(book, at('340100', date), facts('LABOUR_PAY', { groups: ['MIGRANT_WORKER'] })).grounds.map((one) => [one.pack, one.verified]);
    expect(answer('2024-10-22')).toEqual([['cn.param.green-channel', false]]);
    expect(answer('2024-10-23')).toEqual([['ah.green-channel', true], ['cn.param.green-channel', false]]);
  });

  const SCOPES: Record<string, string> = { 3401: 'CITY', 5101: 'PARTNER_REGIONS', 5114: 'PARTNER_REGIONS', 5000: 'PARTNER_REGIONS', 5001: 'PARTNER_REGIONS' };
  it('verification, procedure, number, scope of intake, remedies, advance aid each have a pack for every agency in 2024', () => {
    for (const agency of AGENCIES) {
      const here = at(agency.region, '2024-03-05');
      expect(found(verificationMethods(book, here))).toMatchObject({ methods: ['CERTIFICATE', 'COMMITMENT', 'DATA_QUERY'], certificatesMayBeDemanded: false });
      expect(found(decisionProcedure(book, here)).params.proposerAndApproverDiffer).toBe(true);
      expect(found(caseNumberFormat(book, here)).params.kinds.CIVIL).toBe('民');
      expect(found(intakeScope(book, here)).params.scope).toBe(SCOPES[agency.code.slice(0, 4)] ?? 'OWN');
      expect(found(forwardingClock(book, here)).startsAt).toBe('COMPETENT');
      expect(found(remedies(book, here)).remedies[0]?.code).toBe('OBJECTION');
      expect(found(advanceAid(book, here, facts('LABOUR_PAY', { circumstances: ['LIMITATION_NEAR'] }))).applies).toBe(true);
      for (const rule of ['examination', 'assignment', 'notification-assignment', 'agreement', 'supplement', 'forward-24h'] as const) {
        expect(found(deadlineCandidates(book, rule, here)).length).toBeGreaterThan(0);
      }
    }
  });
});

describe('deadlines', () => {
  const due = (rule: DeadlineRule, region: string, start: string) =>
    found(computeDeadline(book, rule, at(region, start.slice(0, 10)), instant(Date.parse(`${start}:00+08:00`)), calendar));

  it('杭州: three working days or three days from the grant, whichever ends first', () => {
    const answer = due('assignment', '330100', '2024-03-07T10:00');
    expect(answer.candidates.map((one) => [one.pack, one.dueDate])).toEqual([['cn.law.assignment', '2024-03-11'], ['hz.assignment', '2024-03-12']]);
    expect(answer).toMatchObject({ dueDate: '2024-03-11', verified: true, calendarProvisional: false, calendarVersion: calendar.version });
  });

  it('杭州: where weekend days are worked, five working days may end before seven days', () => {
    const answer = due('examination', '330100', '2024-09-12T10:00');
    expect(answer.candidates.map((one) => [one.pack, one.dueDate]).slice(0, 2)).toEqual([['cn.law.examination', '2024-09-19'], ['hz.examination', '2024-09-20']]);
    expect(due('examination', '330100', '2025-04-24T10:00').candidates.map((one) => [one.pack, one.dueDate])).toEqual([
      ['hz.examination', '2025-04-30'], ['cn.law.examination', '2025-05-06'], ['zj.examination', '2025-05-07'],
    ]);
  });

  it('says that its pause rests on an unverified rule, without making the seven days unverified', () => {
    const answer = due('examination', '340100', '2024-03-05T10:00');
    expect(answer.verified).toBe(true);
    expect(answer.pausedBy).toEqual([
      { reason: 'COOPERATION', pack: 'cn.param.pause.cooperation', verified: false },
      { reason: 'SUPPLEMENT', pack: 'cn.param.pause.supplement', verified: false },
    ]);
  });

  it('the supplement period is a parameter and marked so', () => {
    expect(due('supplement', '340100', '2024-03-05T10:00')).toMatchObject({ dueDate: '2024-03-20', verified: false });
  });
});

describe('a pack that is missing is an error value, never a fallback', () => {
  it.each<[string, unknown]>([
    ['scope before the law', matterScope(book, at('340100', '2021-12-31'), facts('LABOUR_PAY'))],
    ['waiver before the law', hardshipWaiver(book, at('340100', '2021-12-31'), facts('LABOUR_PAY'))],
    ['a province without threshold', hardshipThreshold(book, at('110101', '2024-03-05'))],
    ['a city without published base amount', hardshipThreshold(book, at('440100', '2024-03-05'))],
    ['agreement before 2023-09-01', computeDeadline(book, 'agreement', at('340100', '2023-08-31'), instant(0), calendar)],
    ['procedure before 2022', decisionProcedure(book, at('340100', '2021-12-31'))],
    ['filters before 2022', lawyerFilters(book, at('340100', '2021-12-31'), facts('LABOUR_PAY'))],
    ['verification before 2022', verificationMethods(book, at('340100', '2021-12-31'))],
    ['remedies before 2022', remedies(book, at('340100', '2021-12-31'))],
    ['means test of such a province', testMeans(book, at('110101', '2024-03-05'), { monthlyIncome: fen(0), heads: 1, assets: fen(0) })],
  ])('%s', (_what, answer) => {
    expect(answer).toMatchObject({ refusal: 'policy.missing' });
  });
});
