import { catalogue } from './catalogue.js';

/** 材料: what an applicant, an agent or a notifying organ hands in. */
export const MATERIALS = catalogue([
  { code: 'APPLICATION_FORM', label: { zh: '法律援助申请表', en: 'Application form' }, aliases: ['申请表'] },
  { code: 'IDENTITY', label: { zh: '身份证明', en: 'Proof of identity' }, aliases: ['身份证', '身份证复印件', '身份证件', '户口簿复印件'] },
  { code: 'AGENT_PROOF', label: { zh: '代理权证明', en: 'Proof of authority of the agent' }, aliases: ['代理人身份证明', '申请委托书', '委托书', '授权委托书', '关系证明'] },
  { code: 'HARDSHIP_STATEMENT', label: { zh: '经济困难状况说明表', en: 'Statement of financial hardship' }, aliases: ['经济困难说明表', '经济状况说明表', '经济状况证明表'] },
  { code: 'COMMITMENT_LETTER', label: { zh: '诚信承诺书', en: 'Letter of commitment' }, aliases: ['承诺书', '告知承诺书', '个人诚信承诺书'] },
  { code: 'VERIFICATION_AUTHORISATION', label: { zh: '核查授权书', en: 'Authorisation to verify' }, aliases: ['授权书', '经济状况核查授权书'] },
  { code: 'HARDSHIP_CERTIFICATE', label: { zh: '经济困难证明', en: 'Certificate of hardship' }, aliases: ['困难证明', '收入证明'] },
  { code: 'MEMBERSHIP_PROOF', label: { zh: '人群类别证明', en: 'Proof of belonging to a group' }, aliases: ['低保证', '残疾证', '优抚证', '务工证明', '军人军属证明', '类别证明', '免予核查证明'] },
  { code: 'MATTER_MATERIALS', label: { zh: '与申请事项有关的案件材料', en: 'Materials on the matter' }, aliases: ['案件材料', '起诉状', '证据材料', '证据', '劳动合同', '欠条', '事故认定书', '判决书'] },
  { code: 'NOTIFICATION_LETTER', label: { zh: '法律援助通知书', en: 'Letter of notification' }, aliases: ['通知辩护公函', '通知书', '公函', '提供法律援助通知书'] },
  { code: 'CHARGE_DOCUMENT', label: { zh: '采取强制措施决定书、起诉意见书、起诉书等', en: 'Document of the measure or charge' }, aliases: ['起诉书', '起诉意见书', '拘留通知书', '逮捕通知书'] },
]);
export type MaterialCode = (typeof MATERIALS.entries)[number]['code'];
export const materialByName = (nameOrCode: string): (typeof MATERIALS.entries)[number] | undefined => MATERIALS.find(nameOrCode);
