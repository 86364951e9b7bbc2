import type { Bilingual } from '@juanzong/kernel';

type Params = Readonly<Record<string, string>>;
const p = (params: Params, name: string): string => params[name] ?? '';

/** Every reason for which a row goes back, with what the clerk reads. Never quotes a document or telephone number. */
const MESSAGES = {
  'register.required-missing': () => ({ zh: '必填项未填写', en: 'a required value is missing' }),
  'register.required-for-criminal-matter': () => ({ zh: '刑事事项须填写此项', en: 'required for a criminal matter' }),
  'register.required-for-notification': () => ({ zh: '办案机关通知的案件须填写此项', en: 'required for a case notified by an organ' }),
  'register.agent-incomplete': () => ({ zh: '代理人姓名与其关系须一并填写', en: 'an agent needs both a name and a relation' }),
  'register.formula-without-result': () => ({ zh: '公式没有计算结果，请在 Excel 中重新计算并保存，或改为数值', en: 'the formula has no saved result; recalculate and save in Excel, or enter the value' }),
  'register.error-value': (x) => ({ zh: `单元格是错误值 ${p(x, 'value')}`, en: `the cell holds the error ${p(x, 'value')}` }),
  'register.date-unreadable': (x) => ({ zh: `无法识别的日期“${p(x, 'value')}”，请写作 2024-03-05`, en: `not a readable date: “${p(x, 'value')}”; write 2024-03-05` }),
  'register.date-two-digit-year': (x) => ({ zh: `日期“${p(x, 'value')}”的年份须为四位`, en: `the year of “${p(x, 'value')}” must have four digits` }),
  'register.date-incomplete': (x) => ({ zh: `日期“${p(x, 'value')}”不完整，须有年月日`, en: `“${p(x, 'value')}” is incomplete: year, month and day are needed` }),
  'register.date-does-not-exist': (x) => ({ zh: `日期“${p(x, 'value')}”不存在`, en: `the date “${p(x, 'value')}” does not exist` }),
  'register.date-in-future': (x) => ({ zh: `日期 ${p(x, 'value')} 晚于今天 ${p(x, 'today')}`, en: `${p(x, 'value')} lies after today, ${p(x, 'today')}` }),
  'register.birth-after-application': () => ({ zh: '出生日期晚于申请日期', en: 'the birth date lies after the application' }),
  'register.identity-lost-digits': () => ({ zh: '号码已被 Excel 变为科学计数（如 1.1E+17），末尾数字丢失；请将单元格设为文本后重新录入', en: 'Excel turned the number into 1.1E+17 and lost its last digits; format the cell as text and enter it again' }),
  'register.identity-characters': () => ({ zh: '身份证号码只能由数字组成，末位可为 X', en: 'an identity number has digits only, the last may be X' }),
  'register.identity-length': (x) => ({ zh: `身份证号码须为 18 位（或旧版 15 位），现为 ${p(x, 'length')} 位`, en: `an identity number has 18 characters (or 15, old style), not ${p(x, 'length')}` }),
  'register.identity-region': () => ({ zh: '身份证号码前两位不是省级行政区划代码', en: 'the identity number does not begin with the code of a province' }),
  'register.identity-birth-date': () => ({ zh: '身份证号码中的出生日期不存在或晚于今天', en: 'the birth date inside the identity number does not exist or lies in the future' }),
  'register.identity-check-digit': () => ({ zh: '身份证号码校验码不符，请核对各位数字', en: 'the check digit of the identity number does not fit; compare every digit' }),
  'register.document-number': () => ({ zh: '证件号码须为 5 至 30 位字母、数字', en: 'a document number has 5 to 30 letters and digits' }),
  'register.birth-date-differs': () => ({ zh: '出生日期与身份证号码不一致', en: 'the birth date differs from the one in the identity number' }),
  'register.sex-differs': () => ({ zh: '性别与身份证号码不一致', en: 'the sex differs from the one in the identity number' }),
  'register.phone': () => ({ zh: '电话须为 11 位手机号，或带区号的固定电话', en: 'not a mobile number of 11 digits nor a land line with area code' }),
  'register.amount-unreadable': (x) => ({ zh: `无法识别的金额“${p(x, 'value')}”，请填写数字，如 3500.00`, en: `not a readable amount: “${p(x, 'value')}”; write 3500.00` }),
  'register.amount-negative': () => ({ zh: '金额不能为负数', en: 'an amount cannot be negative' }),
  'register.amount-too-fine': () => ({ zh: '金额最多两位小数（分）', en: 'an amount has at most two decimals (fen)' }),
  'register.amount-too-large': () => ({ zh: '金额超过万亿元，请核对单位', en: 'the amount exceeds a trillion yuan; check the unit' }),
  'register.count-unreadable': (x) => ({ zh: `人数“${p(x, 'value')}”须为 1 至 50 的整数`, en: `“${p(x, 'value')}” is not a number of people from 1 to 50` }),
  'register.name-unreadable': () => ({ zh: '姓名不能含数字，且不超过 50 字', en: 'a name has no digits and at most 50 characters' }),
  'register.text-too-long': (x) => ({ zh: `文字超过 ${p(x, 'limit')} 字`, en: `longer than ${p(x, 'limit')} characters` }),
  'register.unknown-value': (x) => ({ zh: `“${p(x, 'value')}”不在允许值之内，可填：${p(x, 'allowed')}`, en: `“${p(x, 'value')}” is not an allowed value; see the sheet of allowed values` }),
  'register.unknown-agency': (x) => ({ zh: `未知的受理机构“${p(x, 'value')}”，可填：${p(x, 'allowed')}`, en: `unknown agency “${p(x, 'value')}”` }),
  'register.unknown-channel': (x) => ({ zh: `未知的申请渠道“${p(x, 'value')}”，可填：${p(x, 'allowed')}`, en: `unknown channel “${p(x, 'value')}”` }),
  'register.unknown-matter': (x) => ({ zh: `未知的事项类别“${p(x, 'value')}”，可填：${p(x, 'allowed')}`, en: `unknown matter “${p(x, 'value')}”` }),
  'register.unknown-group': (x) => ({ zh: `未知的人群类别“${p(x, 'value')}”，可填：${p(x, 'allowed')}`, en: `unknown group “${p(x, 'value')}”` }),
  'register.number-conflict': (x) => ({ zh: `登记编号与第 ${p(x, 'row')} 行相同而内容不同（同一机构、同一年度）`, en: `the same register number as row ${p(x, 'row')} with other content (same agency and year)` }),
  'register.number-conflict-recorded': (x) => ({ zh: `登记编号已经导入过而内容不同（同一机构、同一年度），案件 ${p(x, 'case')}`, en: `this register number was imported before with other content (same agency and year), case ${p(x, 'case')}` }),
} as const satisfies Record<string, (params: Params) => Bilingual>;

export type RowErrorCode = keyof typeof MESSAGES;
export const ROW_ERROR_CODES = Object.keys(MESSAGES) as readonly RowErrorCode[];

/** One reason for which a row goes back. `column` is the Chinese header. */
export interface RowError {
  readonly row: number;
  readonly column: string;
  /** A `RowErrorCode`, or the code of a refusal where the platform would not take the row. */
  readonly code: string;
  readonly message: Bilingual;
}

/** Why a single value could not be taken. */
export interface Fault {
  readonly fault: RowErrorCode;
  readonly params?: Params;
}

/** A value, or every reason why there is none. */
export type Parsed<Value> = { readonly value: Value } | { readonly faults: readonly Fault[] };

export const parsed = <Value>(value: Value): Parsed<Value> => ({ value });
export const faulty = (fault: RowErrorCode, params?: Params): { readonly faults: readonly Fault[] } => ({ faults: [params ? { fault, params } : { fault }] });

/** A fault at its place in the register, with the words for it. */
export const rowError = (row: number, column: string, { fault, params = {} }: Fault): RowError => ({
  row,
  column,
  code: fault,
  message: MESSAGES[fault](params),
});
