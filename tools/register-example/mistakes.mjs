// Every kind of mistake a window clerk makes: what it does to a row, and the errors it must be answered with.
import { checkCharacter } from '@juanzong/register';

const wrong = (column, code, change, fits = () => true) => ({ column, code: `register.${code}`, change, fits });
const otherDigit = (v, at) => v.slice(0, at) + String((Number(v[at]) + 1) % 10) + v.slice(at + 1);
const has = (column) => (row) => row[column] !== undefined;
const set = (column, value) => (row) => ({ ...row, [column]: typeof value === 'function' ? value(row[column]) : value });
const without = (column) => (row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== column));
const badCheck = (v) => v.slice(0, 17) + (checkCharacter(v.slice(0, 17)) === '1' ? '2' : '1');
const rechecked = (first17) => first17 + checkCharacter(first17);
const INCOME = '家庭月收入(元)';
const ASSETS = '家庭资产(元)';

export const MISTAKES = [
  wrong('证件号码', 'identity-check-digit', set('证件号码', badCheck)),
  wrong('证件号码', 'identity-check-digit', set('证件号码', (v) => otherDigit(v, 15))),
  wrong('证件号码', 'identity-lost-digits', set('证件号码', (v) => Number(v.slice(0, 17) + '0'))),
  wrong('证件号码', 'identity-lost-digits', set('证件号码', '1.1E+17')),
  wrong('证件号码', 'identity-length', set('证件号码', (v) => v.slice(0, 17))),
  wrong('证件号码', 'identity-characters', set('证件号码', (v) => `${v.slice(0, 10)}O${v.slice(11)}`)),
  wrong('证件号码', 'identity-region', set('证件号码', (v) => rechecked(`99${v.slice(2, 17)}`))),
  wrong('证件号码', 'identity-birth-date', set('证件号码', (v) => rechecked(`${v.slice(0, 10)}0231${v.slice(14, 17)}`))),
  wrong('证件号码', 'required-missing', without('证件号码')),
  wrong('出生日期', 'birth-date-differs', set('出生日期', (v) => `${Number(v.slice(0, 4)) - 1}${v.slice(4)}`)),
  wrong('出生日期', 'date-two-digit-year', set('出生日期', (v) => `${v.slice(2, 4)}.${Number(v.slice(5, 7))}.${Number(v.slice(8))}`)),
  wrong('性别', 'sex-differs', set('性别', (v) => (v === '男' ? '女' : '男'))),
  wrong('申请日期', 'date-does-not-exist', set('申请日期', '2024-02-30')),
  wrong('申请日期', 'date-does-not-exist', set('申请日期', '2024年6月31日')),
  wrong('申请日期', 'date-in-future', set('申请日期', (v) => `2042${v.slice(4)}`)),
  wrong('申请日期', 'date-two-digit-year', set('申请日期', (v) => `${v.slice(2, 4)}/${Number(v.slice(5, 7))}/${Number(v.slice(8))}`)),
  wrong('申请日期', 'date-incomplete', set('申请日期', (v) => `${v.slice(0, 4)}年${Number(v.slice(5, 7))}月`)),
  wrong('申请日期', 'date-unreadable', set('申请日期', '三月初')),
  wrong('申请日期', 'required-missing', without('申请日期')),
  wrong('受理机构', 'unknown-agency', set('受理机构', '江门市蓬江')),
  wrong('受理机构', 'unknown-agency', set('受理机构', '440799')),
  wrong('受理机构', 'required-missing', without('受理机构')),
  wrong('申请渠道', 'unknown-channel', set('申请渠道', '微信朋友圈')),
  wrong('事项类别', 'unknown-matter', set('事项类别', '要钱'), (row) => row.诉讼阶段 !== undefined && row[INCOME] !== undefined && row.核查方式 !== undefined),
  wrong('人群类别', 'unknown-group', set('人群类别', (v) => `${v}、外星人`), has('人群类别')),
  wrong('联系电话', 'phone', set('联系电话', (v) => v.slice(0, 10))),
  wrong('联系电话', 'phone', set('联系电话', '3312345')),
  wrong(INCOME, 'amount-unreadable', set(INCOME, '三千左右'), has(INCOME)),
  wrong(INCOME, 'amount-unreadable', set(INCOME, '不详'), has(INCOME)),
  wrong(INCOME, 'amount-too-fine', set(INCOME, '3500.123'), has(INCOME)),
  wrong(INCOME, 'formula-without-result', set(INCOME, { formula: 'X9+Y9' }), has(INCOME)),
  wrong(INCOME, 'error-value', set(INCOME, { formula: 'VLOOKUP(1,A1:B2,3)', result: { error: '#REF!' } }), has(INCOME)),
  wrong(ASSETS, 'amount-negative', set(ASSETS, -500), has(ASSETS)),
  wrong('家庭人口', 'count-unreadable', set('家庭人口', 0), has('家庭人口')),
  wrong('核查方式', 'unknown-value', set('核查方式', '口头'), has('核查方式')),
  wrong('申请人姓名', 'required-missing', without('申请人姓名')),
  wrong('申请人姓名', 'name-unreadable', set('申请人姓名', '张3')),
  wrong('案由', 'required-missing', without('案由')),
  wrong('案情摘要', 'required-missing', without('案情摘要')),
  wrong('与申请人关系', 'agent-incomplete', without('与申请人关系'), has('代理人姓名')),
  wrong('诉讼阶段', 'required-for-criminal-matter', without('诉讼阶段'), (row) => /辩护/.test(row.事项类别)),
  wrong('办案机关', 'required-for-criminal-matter', without('办案机关'), (row) => /辩护/.test(row.事项类别)),
  wrong('通知机关文书号', 'required-for-notification', without('通知机关文书号'), has('通知机关文书号')),
  wrong('时效届满日', 'date-does-not-exist', set('时效届满日', '2025-04-31'), has('时效届满日')),
];
