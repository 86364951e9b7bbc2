import { describe, expect, it } from '@jest/globals';
import { inWords, wordFor } from './code-words.js';

/** One code of every table, by a field in which it may stand. */
const SAID = [
  ['method', 'POST', '邮寄送达'], ['category', 'CIVIL', '民事'], ['outcome', 'UPHELD', '维持原决定'], ['allowed', 'GRANT', '给予法律援助'], ['by', 'FIRM', '执业机构'], ['grade', 'GOOD', '良好'],
  ['unit', 'WORKDAY', '工作日'], ['ground', 'MEANS_CHANGED', '经济状况发生变化，不再符合条件'], ['exclusions', 'SAME_FIRM', '与承办律师同所'], ['conflict', 'CLOSE_RELATIVE', '当事人近亲属'],
  ['reason', 'CASE_ENDED', '案件已结束'], ['reason', 'SCHEDULE', '时间安排冲突'], ['grounds', 'LEFT', '离开执业机构或者被暂停指派'], ['code', 'SUIT', '行政诉讼'], ['reasons', 'KEY_GROUP', '重点服务人群'], ['reasons', 'HARDSHIP_NOT_MET', '不符合经济困难标准'],
  ['status', 'Forwarded', '已转交待答复'], ['sex', 'UNKNOWN', '不详'], ['route', 'NOT_REQUIRED', '通知类案件不审查经济困难'], ['origin', 'NOTIFICATION', '通知'], ['basis', 'ADVANCE', '先行援助'],
  ['ageBand', '70_PLUS', '70周岁以上'], ['incomeBand', 'NONE', '无收入'], ['subject', 'opponents', '对方当事人'], ['result', 'MEDIATED', '调解结案'], ['kind', 'FILE_REVIEW', '案卷评查'],
  ['kind', 'HELPED_CO_ACCUSED', '曾为同案人提供法律帮助'], ['mode', 'BY_ROTATION', '轮派'], ['from', 'DISPUTE_PLACE', '登记的争议发生地'], ['clockStartsAt', 'COMPETENT', '自转交起算'], ['authorityBy', 'AGREEMENT', '省际协议'],
  ['service', 'RECEPTION', '接待受理'], ['severity', 'SERIOUS', '严重问题'], ['strata', 'LAWYER_GRADE', '律师等次'], ['algorithm', 'juanzong.review-sample/1', '卷宗分层抽样第1版 juanzong.review-sample/1'],
  ['as', 'ARBITER', '裁决专家'], ['how', 'VETO', '一票否决'], ['aspect', 'ATTITUDE', '服务态度'], ['archiveStatus', 'RETURNED', '已退回'], ['findingStatus', 'ANSWERED', '待复核'], ['campaignState', 'DRAWN', '已抽样'],
  ['reviewState', 'GRADED', '已评定'], ['role', 'quality-officer', '质量管理员'], ['comparison', 'AT_MOST', '不高于'], ['indicator', 'FIXED', '固定金额'],
] as const;

const AGENCY_FIELDS = [
  'agency', 'owner', 'wanted', 'to', 'from', 'by', 'authority', 'competent', 'claims', 'duplicateAgency', 'takenByAgency', 'fromAgency', 'pool', 'region', 'place', 'places', 'derived', 'excludedAgencies',
];

describe('codes in words', () => {
  it.each(SAID)('%s %s is %s', (field, code, words) => expect(wordFor(field, code)).toBe(words));

  it.each(AGENCY_FIELDS)('%s names the agency, and the region where no agency is', (field) => {
    expect([wordFor(field, '340202'), wordFor(field, '110000')]).toEqual(['芜湖市镜湖区', '北京市']);
  });

  it('has none for other codes and other fields', () => {
    expect(wordFor('unit', 'CIVIL')).toBeUndefined();
    expect(wordFor('registerNumber', '340202')).toBeUndefined();
    expect([wordFor('owner', '3402021'), wordFor('owner', 'PLATFORM'), wordFor('owner', '999999')]).toEqual([undefined, undefined, undefined]);
    expect(wordFor('toString', 'CIVIL')).toBeUndefined();
    expect(wordFor('unit', 'toString')).toBeUndefined();
    expect(wordFor('method', 'toString')).toBeUndefined();
  });

  it('leave what has none as it is, and what is absent absent', () => {
    expect([inWords('unit', 'DAY'), inWords('unit', 'LIGHTYEAR'), inWords('unit', null)]).toEqual(['日', 'LIGHTYEAR', null]);
  });
});
