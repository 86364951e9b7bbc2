import { describe, expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { calendarDate, instant, regionCode } from '@juanzong/kernel';
import {
  agencyFor, type At, type CaseFacts, commonSuperior, computeDeadline, type DeadlineRule, designatedBy, forwardingClock, governments, hardshipReuse, instantProcessing, intakeScope, isPolicyMissing,
  type ParamsOf, policyBook, type PolicyMissing, reusableFinding, withinIntakeScope,
} from './index.js';
import { loadPolicyBook } from './loader.js';

const book = loadPolicyBook();
const region = regionCode;
const at = (code: string, date: string): At => ({ region: region(code), date: calendarDate(date) });
function found<T>(answer: T | PolicyMissing): T {
  if (isPolicyMissing(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('who stands above two agencies', () => {
  it.each([
    ['340202', '340200', '340200'], ['340202', '340100', '340000'], ['440703', '440781', '440700'], ['500112', '500103', '500000'], ['500112', '500229', '500000'],
    ['510100', '500112', undefined], ['340202', '340202', '340202'],
  ])('%s and %s: %s', (a, b, superior) => {
    expect(commonSuperior(region(a), region(b))).toBe(superior);
    expect(commonSuperior(region(b), region(a))).toBe(superior);
  });

  it('knows the steps of a code that are no place', () => {
    expect(governments(region('340202'))).toEqual(['000000', '340000', '340200', '340202']);
    expect(governments(region('500229'))).toEqual(['000000', '500000', '500229']);
    expect(governments(region('429004'))).toEqual(['000000', '420000', '429004']);
    expect(governments(region('000000'))).toEqual(['000000']);
  });

  it('designates; between provinces the pack of their agreement says who, in either order and from its day', () => {
    const designates = (a: string, b: string, date: string) => designatedBy(book, region(a), region(b), calendarDate(date));
    expect(designates('340202', '340100', '2024-03-05')).toEqual({ by: 'COMMON_SUPERIOR', authority: '340000', used: [] });
    for (const [a, b] of [['510100', '500112'], ['500112', '510100']] as const) {
      expect(designates(a, b, '2024-03-05')).toMatchObject({ by: 'AGREEMENT', authority: '510000', verified: false, used: [{ id: 'cn.param.designation.sichuan-chongqing' }] });
    }
    expect(designates('510100', '500112', '2023-12-31')).toMatchObject({ refusal: 'policy.missing', params: { kind: 'designation-agreement', region: '510100', detail: '500112' } });
    expect(designates('510100', '340100', '2024-03-05')).toMatchObject({ refusal: 'policy.missing' });
  });
});

describe('the agency of a region', () => {
  it.each([['340202', '340202'], ['340100', '340100'], ['340111', '340100'], ['340203', '340200'], ['511423', '511400'], ['500103', '500000'], ['340000', undefined], ['110101', undefined]])('%s: %s', (code, agency) => {
    expect(agencyFor(region(code))?.code).toBe(agency);
  });
});

describe('what an agency may receive', () => {
  const receives = (receiving: string, competent: string, date: string): boolean =>
    withinIntakeScope(found(intakeScope(book, at(receiving, date))).params, region(receiving), region(competent));

  it.each([
    ['340202', '340202', '2024-03-05', true], ['340202', '340200', '2024-03-05', false], ['340100', '340103', '2024-03-05', true], ['340103', '340104', '2024-03-05', true], ['320100', '320106', '2024-03-05', false], ['340100', '340202', '2024-03-05', false],
    ['440703', '440781', '2024-10-24', false], ['440703', '440781', '2024-10-25', true], ['440703', '440100', '2024-10-25', false],
    ['511400', '500112', '2023-12-31', false], ['511400', '500112', '2024-01-01', true], ['511400', '510100', '2024-01-01', true], ['511400', '340100', '2025-01-01', false],
    ['500112', '510100', '2025-01-01', true], ['500112', '500103', '2025-01-01', true],
  ])('%s for %s on %s: %s', (receiving, competent, date, yes) => {
    expect(receives(receiving, competent, date)).toBe(yes);
  });

  it('a whole province, and a municipality as a city', () => {
    const scope = (one: ParamsOf<'intake-scope'>['scope']): ParamsOf<'intake-scope'> => ({ scope: one, mode: 'RECEIVE_AND_DECIDE', partnerRegions: [] });
    expect(withinIntakeScope(scope('PROVINCE'), region('340202'), region('340100'))).toBe(true);
    expect(withinIntakeScope(scope('PROVINCE'), region('340202'), region('320100'))).toBe(false);
    expect(withinIntakeScope(scope('CITY'), region('500112'), region('500229'))).toBe(true);
  });

  it('whose receipt starts the clock: the most specific pack that says it, else the parameter of the nation, and none before 2022', () => {
    expect(found(forwardingClock(book, at('340100', '2024-03-05')))).toMatchObject({ startsAt: 'COMPETENT', pack: { id: 'hf.intake-scope' }, verified: false });
    expect(found(forwardingClock(book, at('511400', '2025-03-05')))).toMatchObject({ startsAt: 'COMPETENT', pack: { id: 'cn.param.forwarding-clock' }, verified: false, used: [{ id: 'cn.param.forwarding-clock' }] });
    expect(forwardingClock(book, at('511400', '2021-12-31'))).toMatchObject({ refusal: 'policy.missing', params: { detail: 'clockStartsAt' } });
  });
});

describe('即申即办', () => {
  const elderly: CaseFacts = { groups: ['ELDERLY'], circumstances: [], matter: 'SUPPORT_OF_PARENTS', category: 'CIVIL' };

  it('is offered in 安徽 to the elderly, by one person, from its day; elsewhere it is not offered', () => {
    const answer = (code: string, date: string, facts = elderly) => instantProcessing(book, at(code, date), facts);
    expect(answer('340202', '2024-10-23')).toMatchObject({ applies: true, onePersonMayDecide: true, grounds: [{ pack: 'ah.instant-processing', ground: 'ELDERLY', verified: false }] });
    expect(answer('340202', '2024-10-23').trace).toMatchObject([{ rule: 'ah.instant-processing', said: 'yes', saw: { groups: ['ELDERLY'] } }]);
    expect(answer('340202', '2024-10-23', { ...elderly, groups: ['MINOR'] })).toMatchObject({ applies: false, onePersonMayDecide: false, trace: [{ said: 'no' }], used: [{ id: 'ah.instant-processing' }] });
    expect(answer('340202', '2024-10-22')).toEqual({ applies: false, onePersonMayDecide: false, grounds: [], trace: [], used: [] });
    expect(answer('440703', '2024-10-23').applies).toBe(false);
  });

  it('takes the leave to one person only from a pack that applies', () => {
    const [pack] = book.byKind.get('instant-processing') ?? [];
    if (pack?.kind !== 'instant-processing') throw new Error('no pack');
    const params = pack.params as ParamsOf<'instant-processing'>;
    const strict = { ...pack, id: 'strict', params: { ...params, onePersonMayDecide: false } };
    const lenientForMinors = { ...pack, id: 'minors', params: { ...params, grounds: [{ code: 'MINOR', label: { zh: '未成年人', en: 'minors' }, when: { groups: ['MINOR' as const] } }] } };
    expect(instantProcessing(policyBook([strict, lenientForMinors]), at('340202', '2024-10-23'), elderly)).toMatchObject({ applies: true, onePersonMayDecide: false });
  });
});

describe('a finding of hardship used again', () => {
  const reuse = (code: string, date: string, agency: string, on: string) => reusableFinding(book, at(code, date), { agency: region(agency), on: calendarDate(on) });

  it.each([
    ['440703', '2019-11-30', '440700', '2018-11-30', true], ['440703', '2019-12-01', '440700', '2019-11-30', false], ['440703', '2024-03-05', '440700', '2023-03-05', true],
    ['440703', '2024-03-06', '440700', '2023-03-05', false], ['440703', '2024-03-05', '440100', '2023-12-05', false], ['440703', '2024-03-05', '440700', '2024-03-06', false],
    ['440703', '2025-02-28', '440703', '2024-02-29', true], ['440703', '2025-03-01', '440703', '2024-02-29', false],
    ['511400', '2025-01-01', '500112', '2024-06-01', true], ['511400', '2024-12-31', '500112', '2024-06-01', false], ['500112', '2025-01-01', '510100', '2024-06-01', true],
    ['340100', '2025-01-01', '340100', '2024-12-01', false],
  ])('%s on %s, found by %s on %s: %s', (code, date, agency, on, applies) => {
    expect(reuse(code, date, agency, on).applies).toBe(applies);
  });

  it('says which rule, what it saw, and that it is unverified', () => {
    expect(reuse('440703', '2024-03-05', '440700', '2024-01-05')).toMatchObject({
      by: ['gd.param.hardship-reuse'], used: [{ id: 'gd.param.hardship-reuse', verified: false }],
      trace: [{ rule: 'gd.param.hardship-reuse', said: 'yes', verified: false, saw: { foundBy: '440700', foundOn: '2024-01-05', withinMonths: 12 } }],
    });
    expect(hardshipReuse(book, at('340100', '2024-03-05'))).toEqual({ rules: [], used: [] });
  });

  it('of the whole province, where the region says so', () => {
    const [pack] = book.byKind.get('hardship-reuse') ?? [];
    if (pack?.kind !== 'hardship-reuse') throw new Error('no pack');
    const province = policyBook([{ ...pack, region: '340000', validFrom: '2022-01-01', validTo: '2030-01-01', params: { withinMonths: 6, findingsOf: { of: 'OWN_PROVINCE' } } }]);
    const says = (agency: string, on: string): boolean => reusableFinding(province, at('340202', '2024-07-05'), { agency: region(agency), on: calendarDate(on) }).applies;
    expect([says('340100', '2024-01-05'), says('340100', '2024-01-04'), says('320100', '2024-06-05')]).toEqual([true, false, false]);
  });
});

describe('local periods beside the nation’s', () => {
  const candidates = (rule: DeadlineRule, code: string, start: string) =>
    found(computeDeadline(book, rule, at(code, start), instant(Date.parse(`${start}T10:00:00+08:00`)), chinaCalendar()));
  const dated = (rule: DeadlineRule, code: string, start: string) => candidates(rule, code, start).candidates.map(({ pack, dueDate }) => [pack, dueDate]);

  it('of two that end on one day the verified one stands first', () => {
    expect(candidates('objection-filing', '330100', '2024-03-05')).toMatchObject({ verified: true, dueDate: '2024-03-20' });
    expect(dated('objection-filing', '330100', '2024-03-05')).toEqual([['hz.objection-filing', '2024-03-20'], ['cn.param.objection-filing', '2024-03-20']]);
  });

  it('杭州 and 浙江 alike want the archive in fifteen days; 山东 gives thirty to object, from when the nation had no period', () => {
    expect(dated('archive-submission', '330100', '2024-03-05')).toEqual([['hz.archive-submission', '2024-03-20'], ['zj.archive-submission', '2024-03-20'], ['cn.param.archive-submission', '2024-04-07']]);
    expect(dated('objection-filing', '370000', '2021-06-01')).toEqual([['sd.objection-filing', '2021-07-01']]);
    expect(dated('assignment', '340100', '2024-03-05')).toEqual([['cn.law.assignment', '2024-03-08'], ['hf.assignment', '2024-03-08']]);
  });
});
