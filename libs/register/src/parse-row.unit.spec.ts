import { describe, expect, it } from '@jest/globals';
import type { RegisterApplication } from './application.js';
import type { RawRow } from './cell.js';
import { checkRegister } from './check-register.js';
import { parseRow } from './parse-row.js';
import { CONTEXT, rawRow } from './row.fixture.js';
import { rowContent, rowKey } from './row-identity.js';

const good = (row: RawRow): RegisterApplication => {
  const result = parseRow(row, CONTEXT);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.application;
};
const errors = (row: RawRow): string[] => {
  const result = parseRow(row, CONTEXT);
  return 'errors' in result ? result.errors.map(({ column, code }) => `${column} ${code.replace('register.', '')}`) : [];
};

describe('a row of a register', () => {
  it('becomes an application in codes, dates and fen', () => {
    expect(good(rawRow())).toEqual({
      registerNumber: '20240001', applicationDate: '2024-03-05', agencyCode: '440703', channel: 'WINDOW',
      applicant: { name: '张三', sex: 'FEMALE', birthDate: '1949-12-31', idType: 'ID_CARD', idNumber: '11010519491231002X', phone: '13800001111', domicile: '北京市朝阳区', residence: '广东省江门市蓬江区' },
      groups: ['MIGRANT_WORKER'], matter: 'LABOUR_PAY', cause: '追索劳动报酬纠纷', opponents: ['某公司'], summary: '拖欠工资。', household: { size: 3, monthlyIncomeFen: 350000, assetsFen: 0 },
      verification: 'COMMITMENT', materials: ['APPLICATION_FORM', 'IDENTITY'], extra: {},
    });
    expect(JSON.parse(JSON.stringify(good(rawRow())))).toEqual(good(rawRow()));
  });

  it.each([
    ['联络点', 'CONTACT_POINT'], ['微信小程序', 'MINI_PROGRAM'], ['自助终端', 'TERMINAL'], ['信函', 'POST'], ['12345', 'HOTLINE_12345'], ['１２３３３热线', 'HOTLINE_12333'],
    ['妇联热线', 'HOTLINE_12338'], ['看守所', 'DETENTION'], ['办案机关转交', 'ORGAN'], ['值班律师', 'DUTY_LAWYER'], ['法律援助工作站', 'WORKSTATION'], ['12348', 'HOTLINE'],
  ])('that came through %s came through %s', (typed, channel) => {
    expect(good(rawRow({ channel: typed })).channel).toBe(channel);
  });

  it('tells every error, not only the first', () => {
    expect(errors(rawRow({ name: undefined, applicationDate: '2024-02-30', agency: '火星', phone: '1', monthlyIncome: '三千', groups: '甲、乙' }))).toEqual([
      '申请日期 date-does-not-exist', '受理机构 unknown-agency', '申请人姓名 required-missing', '联系电话 phone', '人群类别 unknown-group', '人群类别 unknown-group', '家庭月收入(元) amount-unreadable',
    ]);
  });

  it.each([
    [{ applicationDate: '2024-06-02' }, ['申请日期 date-in-future']], [{ birthDate: '1949-12-30' }, ['出生日期 birth-date-differs']], [{ sex: '男' }, ['性别 sex-differs']], [{ sex: '?' }, ['性别 unknown-value']],
    [{ agentName: '李四' }, ['与申请人关系 agent-incomplete']], [{ agentRelation: '配偶' }, ['代理人姓名 agent-incomplete']], [{ agentName: '李四', agentRelation: '邻居' }, ['与申请人关系 unknown-value']],
    [{ matter: '刑事辩护' }, ['诉讼阶段 required-for-criminal-matter', '办案机关 required-for-criminal-matter']], [{ channel: '法院通知' }, ['通知机关文书号 required-for-notification']],
    [{ householdSize: undefined, monthlyIncome: undefined, assets: undefined, verification: undefined, groups: undefined }, ['家庭人口 required-missing', '家庭月收入(元) required-missing', '家庭资产(元) required-missing', '核查方式 required-missing']],
    [{ idType: '护照', idNumber: 'E12345678', sex: undefined, birthDate: undefined }, ['性别 required-missing', '出生日期 required-missing']],
    [{ idType: '护照', idNumber: 'E12345678', birthDate: '2024-04-01' }, ['出生日期 birth-after-application']],
    [{ monthlyIncome: { kind: 'unusable', reason: 'formula-without-result', text: '' } as const }, ['家庭月收入(元) formula-without-result']], [{ cause: { kind: 'unusable', reason: 'error-value', text: '#REF!' } as const }, ['案由 error-value']],
    [{ limitationDate: '2025-02-29' }, ['时效届满日 date-does-not-exist']],
  ])('%j → %j', (changes, expected) => expect(errors(rawRow(changes))).toEqual(expected));

  it('takes sex and birth date from the identity number where they are empty', () => {
    expect(good(rawRow({ sex: undefined, birthDate: undefined })).applicant).toMatchObject({ sex: 'FEMALE', birthDate: '1949-12-31' });
  });

  it('asks for no hardship where hardship does not matter', () => {
    const nothing = { householdSize: undefined, monthlyIncome: undefined, assets: undefined, verification: undefined, groups: undefined };
    const criminal = { stage: '一审', handlingOrgan: '江门市蓬江区人民法院', notificationNumber: '（2024）援通1号' };
    expect(good(rawRow({ ...nothing, ...criminal, matter: '未成年人犯罪', channel: '法院通知' }))).not.toHaveProperty('household');
    expect(good(rawRow({ ...nothing, matter: '家庭暴力' }))).not.toHaveProperty('verification');
    expect(good(rawRow({ ...nothing, groups: '军人军属' }))).not.toHaveProperty('household');
  });

  it('never quotes a document or telephone number in a message', () => {
    const result = parseRow(rawRow({ idNumber: '110105194912310021', phone: '1380000111' }), CONTEXT);
    expect(JSON.stringify(result)).not.toMatch(/1949123100|1380000/);
  });
});

describe('what makes a row the same row', () => {
  it('agency, number and year; the same content however it was typed', () => {
    const plain = good(rawRow());
    const otherwise = good(rawRow({ agency: '440703', applicationDate: '2024年3月5日', monthlyIncome: '3500元', name: '张 三', idNumber: '11010519491231002x' }));
    expect(rowKey(plain)).toBe('440703/2024/20240001');
    expect(rowKey(otherwise)).toBe(rowKey(plain));
    expect(rowContent(otherwise)).toBe(rowContent(plain));
    expect(rowContent({ ...plain, extra: { 序号: '7' } })).toBe(rowContent(plain));
    expect(rowContent(good(rawRow({ summary: '另一案。' })))).not.toBe(rowContent(plain));
  });

  it('within a register a repetition is harmless and other content a conflict that names the first row', () => {
    const checked = checkRegister([rawRow({}, 2), rawRow({ phone: '138-0000-1111' }, 3), rawRow({ phone: '13900001111' }, 4), rawRow({ agency: '江门市' }, 5), rawRow({ phone: '1' }, 6)], CONTEXT);
    expect(checked).toMatchObject({ read: 5, rejected: 2, good: [{ row: 2 }, { row: 5 }], repeated: [{ row: 3, of: 2 }] });
    expect(checked.errors).toMatchObject([{ row: 4, column: '登记编号', code: 'register.number-conflict', message: { zh: expect.stringContaining('第 2 行') } }, { row: 6, code: 'register.phone' }]);
  });
});
