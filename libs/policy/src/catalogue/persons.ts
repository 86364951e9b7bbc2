import { catalogue } from './catalogue.js';

/** 证件类型. */
export const IDENTITY_DOCUMENTS = catalogue([
  { code: 'ID_CARD', label: { zh: '居民身份证', en: 'Resident identity card' }, aliases: ['身份证', '二代身份证', '第二代居民身份证'] },
  { code: 'HOUSEHOLD_REGISTER', label: { zh: '户口簿', en: 'Household register' }, aliases: ['户口本'] },
  { code: 'MILITARY_ID', label: { zh: '军人证件', en: 'Military identity card' }, aliases: ['军官证', '士兵证', '军人证'] },
  { code: 'HK_MACAO_PERMIT', label: { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit for Hong Kong and Macao residents' }, aliases: ['港澳通行证', '回乡证', '港澳居民居住证'] },
  { code: 'TAIWAN_PERMIT', label: { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit for Taiwan residents' }, aliases: ['台胞证', '台湾居民居住证'] },
  { code: 'PASSPORT', label: { zh: '护照', en: 'Passport' } },
  { code: 'FOREIGN_RESIDENCE', label: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' }, aliases: ['外国人永久居留证'] },
  { code: 'OTHER_DOCUMENT', label: { zh: '其他证件', en: 'Other document' }, aliases: ['其他'] },
]);
export type IdentityDocumentCode = (typeof IDENTITY_DOCUMENTS.entries)[number]['code'];

export const SEXES = catalogue([
  { code: 'MALE', label: { zh: '男', en: 'Male' }, aliases: ['男性'] },
  { code: 'FEMALE', label: { zh: '女', en: 'Female' }, aliases: ['女性'] },
]);
export type Sex = (typeof SEXES.entries)[number]['code'];

/** 与申请人关系: who may act for an applicant (LAW 24, 29, 40). */
export const AGENT_RELATIONS = catalogue([
  { code: 'STATUTORY_AGENT', label: { zh: '法定代理人', en: 'Statutory agent' }, aliases: ['监护人'] },
  { code: 'PARENT', label: { zh: '父母', en: 'Parent' }, aliases: ['父亲', '母亲', '父', '母', '父子', '母子', '父女', '母女'] },
  { code: 'SPOUSE', label: { zh: '配偶', en: 'Spouse' }, aliases: ['丈夫', '妻子', '夫妻'] },
  { code: 'CHILD', label: { zh: '子女', en: 'Child' }, aliases: ['儿子', '女儿'] },
  { code: 'SIBLING', label: { zh: '兄弟姐妹', en: 'Sibling' }, aliases: ['哥哥', '弟弟', '姐姐', '妹妹'] },
  { code: 'OTHER_CLOSE_RELATIVE', label: { zh: '其他近亲属', en: 'Other close relative' }, aliases: ['近亲属', '祖父母', '外祖父母', '孙子女', '外孙子女'] },
  { code: 'ENTRUSTED_AGENT', label: { zh: '委托代理人', en: 'Entrusted agent' }, aliases: ['代理人', '受托人'] },
]);
export type AgentRelation = (typeof AGENT_RELATIONS.entries)[number]['code'];

/** 机关: who handles a case, notifies or forwards. */
export const ORGANS = catalogue([
  { code: 'COURT', label: { zh: '人民法院', en: "People's court" }, aliases: ['法院'] },
  { code: 'PROCURATORATE', label: { zh: '人民检察院', en: "People's procuratorate" }, aliases: ['检察院'] },
  { code: 'POLICE', label: { zh: '公安机关', en: 'Police organ' }, aliases: ['公安局', '公安'] },
  { code: 'LABOUR_ARBITRATION', label: { zh: '劳动人事争议仲裁委员会', en: 'Labour arbitration commission' }, aliases: ['劳动仲裁委', '仲裁委', '劳动仲裁委员会'] },
  { code: 'RECONSIDERATION_ORGAN', label: { zh: '行政复议机关', en: 'Reconsideration organ' }, aliases: ['复议机关'] },
  { code: 'DETENTION', label: { zh: '看守所、监狱、强制隔离戒毒所', en: 'Detention centre, prison or detoxification centre' }, aliases: ['看守所', '监狱', '戒毒所'] },
  { code: 'MEDIATION_BODY', label: { zh: '调解组织', en: 'Mediation body' }, aliases: ['人民调解委员会', '调解委员会'] },
  { code: 'ADMIN_ORGAN', label: { zh: '行政机关', en: 'Administrative organ' }, aliases: ['人力资源和社会保障局', '民政局'] },
]);
export type OrganKind = (typeof ORGANS.entries)[number]['code'];

/** The kind of an organ from its full name: 芜湖市镜湖区人民法院 → COURT. Undefined if the name does not say. */
export function organKindOf(name: string): OrganKind | undefined {
  const found = ORGANS.entries
    .flatMap((entry) => [entry.label.zh, ...entry.aliases].map((word) => ({ code: entry.code, word })))
    .filter(({ word }) => name.includes(word))
    .sort((a, b) => b.word.length - a.word.length);
  return found[0]?.code;
}
