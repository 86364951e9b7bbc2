import { describe, expect, it } from '@jest/globals';
import {
  AGENCIES, agencyByCode, agencyByName, AGENT_RELATIONS, catalogue, channelByName, CHANNELS, CIRCUMSTANCES, fullRegionName, groupByName, GROUPS,
  HARDSHIP_ROUTES, IDENTITY_DOCUMENTS, isForwardingChannel, isNotificationChannel, materialByName, MATERIALS, matterByName, MATTERS, organKindOf, ORGANS, regionByName,
  regionName, SEXES, stageByName, STAGES, VERIFICATION_METHODS, verificationMethodByName,
} from '../index.js';

describe('the catalogues', () => {
  const all = { MATTERS, GROUPS, CHANNELS, STAGES, HARDSHIP_ROUTES, VERIFICATION_METHODS, CIRCUMSTANCES, MATERIALS, IDENTITY_DOCUMENTS, SEXES, AGENT_RELATIONS, ORGANS };
  it.each(Object.entries(all))('%s: every entry is found by its code and by its label in either language', (_name, list) => {
    for (const entry of list.entries) {
      for (const name of [entry.code, entry.label.zh, entry.label.en]) expect(list.find(name)?.code).toBe(entry.code);
    }
  });

  it.each([
    [matterByName, ' 支付劳动报酬 ', 'LABOUR_PAY'], [matterByName, '讨薪', 'LABOUR_PAY'], [matterByName, 'labour_pay', 'LABOUR_PAY'], [matterByName, '工伤', 'INJURY_WORK'],
    [matterByName, '通知辩护:未成年人', 'NOTIFIED_MINOR'], [matterByName, '没有这种事项', undefined],
    [groupByName, '进城务工人员', 'MIGRANT_WORKER'], [groupByName, '低保户', 'DIBAO'],
    [channelByName, '１２３４８', 'HOTLINE'], [channelByName, '检察院', 'PROCURATORATE_NOTICE'], [channelByName, '联系点', 'CONTACT_POINT'], [channelByName, '微信小程序', 'MINI_PROGRAM'],
    [channelByName, '智能终端', 'TERMINAL'], [channelByName, '来信', 'POST'], [channelByName, '12345 热线', 'HOTLINE_12345'], [channelByName, '１２３３３', 'HOTLINE_12333'], [channelByName, '妇联热线', 'HOTLINE_12338'],
    [channelByName, '看守所', 'DETENTION'], [channelByName, '办案机关', 'ORGAN'], [channelByName, '值班律师转交', 'DUTY_LAWYER'], [channelByName, '工作站', 'WORKSTATION'],
    [stageByName, '劳动仲裁', 'ARBITRATION'], [materialByName, '身份证', 'IDENTITY'], [verificationMethodByName, '诚信承诺', 'COMMITMENT'],
  ] as const)('%p reads %s as %s', (find, text, code) => {
    expect(find(text)?.code).toBe(code);
  });

  it('refuses two entries with one code or one name, none at all, and an unknown code', () => {
    const entry = (code: string, zh: string) => ({ code, label: { zh, en: code } });
    expect(() => catalogue([entry('A', '甲'), entry('A', '乙')])).toThrow(/code listed twice/);
    expect(() => catalogue([entry('A', '甲'), entry('B', '甲')])).toThrow(/name listed twice/);
    expect(() => catalogue([])).toThrow(RangeError);
    expect(() => catalogue([entry('A', '甲')]).get('B')).toThrow(RangeError);
    expect([GROUPS.has('MINOR'), GROUPS.has('NOBODY')]).toEqual([true, false]);
  });

  it('a notification comes only from a notifying organ, and only for the matters of LAW 25 and 28', () => {
    expect(CHANNELS.codes.filter(isNotificationChannel)).toEqual(['COURT_NOTICE', 'PROCURATORATE_NOTICE', 'POLICE_NOTICE']);
    expect(CHANNELS.codes.filter(isForwardingChannel)).toEqual(['ORGAN', 'DETENTION', 'DUTY_LAWYER']);
    for (const matter of MATTERS.entries) expect([matter.code, matter.origin === 'NOTIFICATION']).toEqual([matter.code, /^2[58]/.test(matter.article ?? '')]);
  });

  it.each([['芜湖市镜湖区人民法院', 'COURT'], ['成都市公安局高新区分局', 'POLICE'], ['江门市劳动人事争议仲裁委员会', 'LABOUR_ARBITRATION'], ['某某公司', undefined]])('%s is of kind %s', (name, kind) => {
    expect(organKindOf(name)).toBe(kind);
  });
});

describe('regions and agencies', () => {
  it.each([['340202', '镜湖区', '安徽省芜湖市镜湖区'], ['500112', '渝北区', '重庆市渝北区'], ['510000', '四川省', '四川省'], ['429004', '仙桃市', '湖北省仙桃市'], ['500229', '城口县', '重庆市城口县'], ['000000', '全国', '全国'], ['999999', undefined, undefined]])('%s is %s, in full %s', (code, name, full) => {
    expect([regionName(code), fullRegionName(code)]).toEqual([name, full]);
  });

  it.each([['安徽省芜湖市镜湖区', '340202'], ['芜湖市镜湖区', '340202'], ['镜湖区', '340202'], ['重庆市', '500000'], ['成都市', '510100'], ['440703', '440703'], ['鼓楼区', undefined], ['不存在市', undefined]])('%s is %s', (name, code) => {
    expect(regionByName(name)).toBe(code);
  });

  it('every agency is where its code says, found by code, full name and short name', () => {
    expect(AGENCIES).toHaveLength(19);
    for (const agency of AGENCIES) {
      expect(fullRegionName(agency.code)?.endsWith(agency.shortName)).toBe(true);
      expect(agencyByCode(agency.code)).toBe(agency);
      for (const name of [agency.code, agency.name.zh, agency.name.en, agency.shortName, ` ${agency.shortName} 法律援助中心`]) expect(agencyByName(name)).toBe(agency);
    }
    expect([agencyByCode('110000'), agencyByName('北京市')]).toEqual([undefined, undefined]);
  });
});
