import type { Bilingual } from '@juanzong/kernel';

export interface Column<Key extends string = string> {
  readonly key: Key;
  /** The header, word for word. */
  readonly zh: string;
  readonly en: string;
  /** `conditional`: required by the matter, the channel or another column. */
  readonly need: 'required' | 'conditional' | 'optional';
  readonly width: number;
  /** How to fill it in, for the template. */
  readonly note: Bilingual;
  /** The list of allowed values, where there is one. */
  readonly list?: 'agencies' | 'channels' | 'matters' | 'groups' | 'stages' | 'idTypes' | 'verifications' | 'materials' | 'relations' | 'sexes';
  /** Several values, separated by 、 */
  readonly several?: true;
}

const DATE = { zh: '如 2024-03-05，也可写 2024年3月5日、2024.3.5、20240305', en: 'e.g. 2024-03-05; 2024年3月5日, 2024.3.5 and 20240305 are read too' };
const LIST = { zh: '从下拉列表中选择', en: 'choose from the list' };
const LISTS = { zh: '可填多项，以“、”分隔，取值见“允许值”', en: 'several, separated by 、; see the sheet of allowed values' };
const YUAN = { zh: '单位为元，至多两位小数；如 3500 或 3,500.00', en: 'in yuan, at most two decimals: 3500 or 3,500.00' };
const FREE = { zh: '文字', en: 'text' };
const NO_HARDSHIP = { zh: '通知类案件及不受经济困难条件限制的事项可不填', en: 'may stay empty where hardship does not matter (notified cases, LAW art. 32)' };
const both = (a: Bilingual, b: Bilingual): Bilingual => ({ zh: `${a.zh}；${b.zh}`, en: `${a.en}; ${b.en}` });

/** The columns of a register in the order of the template. Any order is read. */
export const COLUMNS = [
  { key: 'registerNumber', zh: '登记编号', en: 'Register number', need: 'required', width: 16, note: { zh: '同一机构同一年度内不得重复', en: 'unique within an agency and a year' } },
  { key: 'applicationDate', zh: '申请日期', en: 'Application date', need: 'required', width: 14, note: DATE },
  { key: 'agency', zh: '受理机构', en: 'Agency', need: 'required', width: 22, note: { zh: '机构名称或区划代码', en: 'name or region code of the agency' }, list: 'agencies' },
  { key: 'channel', zh: '申请渠道', en: 'Channel', need: 'required', width: 16, note: LIST, list: 'channels' },
  { key: 'name', zh: '申请人姓名', en: 'Applicant', need: 'required', width: 14, note: FREE },
  { key: 'sex', zh: '性别', en: 'Sex', need: 'conditional', width: 8, note: { zh: '男或女；居民身份证可不填，由号码得出', en: '男 or 女; may stay empty with a resident identity number' }, list: 'sexes' },
  { key: 'birthDate', zh: '出生日期', en: 'Birth date', need: 'conditional', width: 14, note: { zh: '居民身份证可不填，由号码得出；填写的须与号码一致', en: 'may stay empty with a resident identity number; if given, it must agree with it' } },
  { key: 'idType', zh: '证件类型', en: 'Identity document', need: 'required', width: 18, note: LIST, list: 'idTypes' },
  { key: 'idNumber', zh: '证件号码', en: 'Document number', need: 'required', width: 22, note: { zh: '请保持文本格式，否则号码会变成 1.1E+17', en: 'keep the cell format “text”, or the number turns into 1.1E+17' } },
  { key: 'phone', zh: '联系电话', en: 'Telephone', need: 'required', width: 16, note: { zh: '手机，或带区号的固定电话', en: 'mobile, or land line with area code' } },
  { key: 'domicile', zh: '户籍地', en: 'Registered domicile', need: 'required', width: 24, note: FREE },
  { key: 'residence', zh: '经常居住地', en: 'Habitual residence', need: 'required', width: 24, note: FREE },
  { key: 'groups', zh: '人群类别', en: 'Groups', need: 'optional', width: 20, note: LISTS, list: 'groups', several: true },
  { key: 'agentName', zh: '代理人姓名', en: 'Agent', need: 'optional', width: 14, note: { zh: '代为申请的，与“与申请人关系”一并填写', en: 'where somebody applies on behalf; together with the relation' } },
  { key: 'agentRelation', zh: '与申请人关系', en: 'Relation to the applicant', need: 'conditional', width: 16, note: { zh: '有代理人的必填', en: 'required if there is an agent' }, list: 'relations' },
  { key: 'matter', zh: '事项类别', en: 'Matter', need: 'required', width: 26, note: LIST, list: 'matters' },
  { key: 'cause', zh: '案由', en: 'Cause', need: 'required', width: 20, note: FREE },
  { key: 'stage', zh: '诉讼阶段', en: 'Stage', need: 'conditional', width: 14, note: { zh: '刑事事项必填', en: 'required for criminal matters' }, list: 'stages' },
  { key: 'handlingOrgan', zh: '办案机关', en: 'Case-handling organ', need: 'conditional', width: 26, note: { zh: '刑事事项必填', en: 'required for criminal matters' } },
  { key: 'disputePlace', zh: '争议发生地', en: 'Place of the dispute', need: 'optional', width: 24, note: FREE },
  { key: 'opponents', zh: '对方当事人', en: 'Opposing parties', need: 'optional', width: 26, note: { zh: '可填多个，以“、”分隔', en: 'several, separated by 、' }, several: true },
  { key: 'summary', zh: '案情摘要', en: 'Summary', need: 'required', width: 40, note: FREE },
  { key: 'householdSize', zh: '家庭人口', en: 'Household size', need: 'conditional', width: 10, note: both({ zh: '共同生活的家庭成员人数，含申请人', en: 'people living together, the applicant included' }, NO_HARDSHIP) },
  { key: 'monthlyIncome', zh: '家庭月收入(元)', en: 'Household income a month (yuan)', need: 'conditional', width: 14, note: both(YUAN, NO_HARDSHIP) },
  { key: 'assets', zh: '家庭资产(元)', en: 'Household assets (yuan)', need: 'conditional', width: 14, note: both(YUAN, NO_HARDSHIP) },
  { key: 'verification', zh: '核查方式', en: 'Verification', need: 'conditional', width: 12, note: both(LIST, { zh: '免予核查的人群也可不填', en: 'also for groups exempt from checking' }), list: 'verifications' },
  { key: 'materials', zh: '已交材料', en: 'Materials handed in', need: 'optional', width: 30, note: LISTS, list: 'materials', several: true },
  { key: 'limitationDate', zh: '时效届满日', en: 'Limitation expires on', need: 'optional', width: 14, note: DATE },
  { key: 'notificationNumber', zh: '通知机关文书号', en: 'Notification document number', need: 'conditional', width: 24, note: { zh: '办案机关通知的必填', en: 'required for notified cases' } },
  { key: 'preferredLawyer', zh: '意向律师', en: 'Preferred lawyer', need: 'optional', width: 14, note: FREE },
] as const satisfies readonly Column[];

export type ColumnKey = (typeof COLUMNS)[number]['key'];

/** The columns as data, where the literal types are not needed. */
export const columns: readonly Column<ColumnKey>[] = COLUMNS;

/** The header of a column in Chinese, as errors name it. */
export const headerOf = (key: ColumnKey): string => columns.find((column) => column.key === key)?.zh ?? key;

/** The column a rejected copy carries its reasons in; a register that has it is read without it. */
export const REASON_COLUMN = '退回原因 / Reason';
