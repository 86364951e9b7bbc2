import { catalogue } from './catalogue.js';

/** 人群类别: what a person says of themselves or what is known of them; the packs say what follows from it. */
export const GROUPS = catalogue([
  { code: 'MIGRANT_WORKER', label: { zh: '农民工', en: 'Migrant worker' }, aliases: ['进城务工人员', '外来务工人员'] },
  { code: 'WOMAN', label: { zh: '妇女', en: 'Woman' } },
  { code: 'MINOR', label: { zh: '未成年人', en: 'Minor' }, aliases: ['儿童'] },
  { code: 'LEFT_BEHIND_CHILD', label: { zh: '留守儿童', en: 'Left-behind child' }, aliases: ['困境儿童'] },
  { code: 'ELDERLY', label: { zh: '老年人', en: 'Elderly person' }, aliases: ['老人'] },
  { code: 'DISABLED', label: { zh: '残疾人', en: 'Disabled person' } },
  { code: 'MOBILITY_IMPAIRED', label: { zh: '行动不便的残疾人', en: 'Mobility-impaired disabled person' }, aliases: ['行动不便残疾人', '行动不便'] },
  { code: 'WORK_INJURED', label: { zh: '因工致残人员', en: 'Person disabled by work injury' }, aliases: ['工伤致残人员', '因工致残'] },
  { code: 'SERIOUSLY_ILL', label: { zh: '重病患者', en: 'Seriously ill person' }, aliases: ['重病', '重大疾病患者'] },
  { code: 'MILITARY', label: { zh: '军人军属', en: 'Service member or dependant' }, aliases: ['军人', '军属', '军人、军属'] },
  { code: 'VETERAN', label: { zh: '退役军人', en: 'Veteran' } },
  { code: 'MARTYR_FAMILY', label: { zh: '烈士遗属', en: 'Family of a martyr' }, aliases: ['英雄烈士近亲属', '烈属'] },
  { code: 'POLICE_FIRE_FAMILY', label: { zh: '因公牺牲人民警察、消防救援人员家属', en: 'Family of police or firefighters killed on duty' }, aliases: ['公安英烈家属', '消防救援人员家属'] },
  { code: 'NEW_EMPLOYMENT', label: { zh: '新就业形态劳动者', en: 'Worker in a new form of employment' }, aliases: ['新就业群体', '外卖骑手', '网约车司机', '快递员', '货车司机'] },
  { code: 'DIBAO', label: { zh: '最低生活保障对象', en: 'Recipient of the minimum living allowance' }, aliases: ['低保', '低保对象', '低保户'] },
  { code: 'EXTREMELY_POOR', label: { zh: '特困人员', en: 'Extremely poor person' }, aliases: ['特困供养人员', '五保户'] },
  { code: 'SOCIAL_ASSISTANCE', label: { zh: '社会救助对象', en: 'Recipient of social assistance' } },
  { code: 'JUDICIAL_ASSISTANCE', label: { zh: '司法救助对象', en: 'Recipient of judicial assistance' } },
  { code: 'SPECIAL_CARE', label: { zh: '优抚对象', en: 'Special-care recipient' } },
  { code: 'GOOD_SAMARITAN', label: { zh: '见义勇为人员', en: 'Person who acted with courage' } },
  { code: 'VIOLENCE_VICTIM', label: { zh: '家庭暴力受害人', en: 'Victim of domestic violence, abuse or abandonment' }, aliases: ['家暴受害人', '虐待、遗弃、家庭暴力受害人'] },
  { code: 'RETRIAL_ACQUITTED', label: { zh: '再审改判无罪人员', en: 'Person acquitted on retrial' } },
  { code: 'FARMER', label: { zh: '农民', en: 'Farmer' }, aliases: ['农村居民', '村民'] },
  { code: 'DETAINED', label: { zh: '被羁押、服刑、强制隔离戒毒人员', en: 'Detained or serving person' }, aliases: ['在押人员', '服刑人员'] },
  { code: 'LOW_INCOME', label: { zh: '低收入家庭', en: 'Low-income family' }, aliases: ['低收入', '低收入人员'] },
  { code: 'ORDINARY', label: { zh: '一般群众', en: 'No particular group' }, aliases: ['其他', '无', '一般', '普通群众', '城镇居民'] },
]);

export type GroupCode = (typeof GROUPS.entries)[number]['code'];
export const groupByName = (nameOrCode: string): (typeof GROUPS.entries)[number] | undefined => GROUPS.find(nameOrCode);
