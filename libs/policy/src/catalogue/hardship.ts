import { catalogue } from './catalogue.js';

/** How hardship was answered for a case: three different switches (LAW 32, 42, 34) and the notified case without any. */
export const HARDSHIP_ROUTES = catalogue([
  { code: 'WAIVED', label: { zh: '不受经济困难条件限制', en: 'Hardship does not matter' } },
  { code: 'EXEMPT', label: { zh: '免予核查经济困难状况', en: 'Exempt from checking' } },
  { code: 'TESTED', label: { zh: '核查经济困难状况', en: 'Tested' } },
  { code: 'NOT_REQUIRED', label: { zh: '通知类案件不审查经济困难', en: 'Notified case: no means test' } },
]);
export type HardshipRoute = (typeof HARDSHIP_ROUTES.entries)[number]['code'];

/** 核查方式 (LAW 41: data query and commitment; certificates only where a region still takes them). */
export const VERIFICATION_METHODS = catalogue([
  { code: 'DATA_QUERY', label: { zh: '数据查询', en: 'Data query' }, aliases: ['信息共享查询', '数据核查', '信息共享'] },
  { code: 'COMMITMENT', label: { zh: '诚信承诺', en: 'Integrity commitment' }, aliases: ['承诺', '个人诚信承诺', '告知承诺'] },
  { code: 'CERTIFICATE', label: { zh: '证明', en: 'Certificates' }, aliases: ['证明材料', '经济困难证明', '书面证明'] },
]);
export type VerificationMethod = (typeof VERIFICATION_METHODS.entries)[number]['code'];
export const verificationMethodByName = (name: string): (typeof VERIFICATION_METHODS.entries)[number] | undefined => VERIFICATION_METHODS.find(name);

/** What is true of a person or case besides group, age and matter, and that a rule may ask for. */
export const CIRCUMSTANCES = catalogue([
  { code: 'NO_FIXED_INCOME', label: { zh: '无固定生活来源', en: 'No fixed source of income' } },
  { code: 'LIFE_OR_DEATH_SENTENCE_POSSIBLE', label: { zh: '可能被判处无期徒刑、死刑', en: 'A life or death sentence is possible' } },
  { code: 'JUVENILE_CRIMINAL_CASE', label: { zh: '未成年人刑事案件', en: 'Juvenile criminal case' } },
  { code: 'LIMITATION_NEAR', label: { zh: '时效或者期间即将届满', en: 'A limitation or period is about to end' } },
  { code: 'PRESERVATION_NEEDED', label: { zh: '需要立即申请保全或者先予执行', en: 'Preservation or advance enforcement needed at once' } },
]);
export type Circumstance = (typeof CIRCUMSTANCES.entries)[number]['code'];
