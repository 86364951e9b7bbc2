import { describe, expect, it } from '@jest/globals';
import { calendarDate, regionCode } from '@juanzong/kernel';
import { competence, type CompetenceAnswer, type CompetenceFacts, isPolicyMissing, regionAtStart } from './index.js';
import { loadPolicyBook } from './loader.js';

const book = loadPolicyBook();
const asked = (agency: string, facts: CompetenceFacts, date = '2024-11-05') => competence(book, { region: regionCode(agency), date: calendarDate(date) }, facts);
function answered(agency: string, facts: CompetenceFacts, date?: string): CompetenceAnswer {
  const answer = asked(agency, facts, date);
  if (isPolicyMissing(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
const jinghu = regionCode('340202');
const hefei = regionCode('340100');

describe('which agency is competent (法律援助法 38)', () => {
  it('in litigation: where the case-handling organ is, wherever the cause arose', () => {
    expect(answered('340100', { litigation: true, organ: jinghu, cause: hefei })).toMatchObject({
      competent: [{ agency: '340202', ground: 'CASE_HANDLING_ORGAN', place: '340202' }], own: false, mayDecideBy: undefined,
      trace: [{ rule: 'cn.law.intake-scope', said: 'yes', article: '第三十八条', verified: true }, { rule: 'hf.intake-scope', said: 'no', verified: false }],
      used: [{ id: 'cn.law.intake-scope' }, { id: 'hf.intake-scope' }],
    });
  });

  it('out of court: where the dispute-handling body is or the cause arose, either', () => {
    expect(answered('510100', { litigation: false, organ: jinghu, cause: hefei }).competent.map(({ agency, ground }) => `${agency} ${ground}`))
      .toEqual(['340202 DISPUTE_HANDLING_BODY', '340100 CAUSE_AROSE']);
    expect(answered('340100', { litigation: false, organ: jinghu, cause: hefei }).own).toBe(true);
  });

  it('no place known, or none that an agency serves: nobody', () => {
    expect(answered('340202', { litigation: true, cause: hefei })).toMatchObject({ competent: [], unserved: [], own: false });
    expect(answered('340202', { litigation: true, organ: regionCode('110101') })).toMatchObject({ competent: [], unserved: ['110101'], trace: [{ said: 'no' }, {}] });
  });

  it('江门 may decide within its city from the day of its pack, and not beyond; 四川 forwards', () => {
    const inCity = { litigation: true, organ: regionCode('440700') };
    expect(answered('440703', inCity)).toMatchObject({ mayDecideBy: 'jm.intake-scope', own: false });
    expect(answered('440703', inCity, '2024-10-24').mayDecideBy).toBeUndefined();
    expect(answered('440703', { litigation: true, organ: hefei }).mayDecideBy).toBeUndefined();
    expect(answered('511400', { litigation: true, organ: regionCode('500112') }).mayDecideBy).toBeUndefined();
  });

  it('before the law nothing answers', () => {
    expect(asked('340100', { litigation: true, organ: jinghu }, '2021-12-31')).toMatchObject({ refusal: 'policy.missing' });
  });
});

describe('the region that a name begins with', () => {
  it.each([
    ['芜湖市镜湖区人民法院', '340202'], ['安徽省合肥市中级人民法院', '340100'], ['包河区人民法院', '340111'], ['重庆市渝北区人民检察院', '500112'], ['芜湖市镜湖区赭山街道', '340202'],
    ['鼓楼区人民法院', undefined], ['南京市鼓楼区人民法院', '320106'], ['人民法院', undefined], ['', undefined],
  ])('%s: %s', (name, region) => {
    expect(regionAtStart(name)).toBe(region);
  });
});
