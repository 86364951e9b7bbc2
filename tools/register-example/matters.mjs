// What a clerk writes for each kind of matter: cause, opponent, stage, organ, story.
import { MATTERS } from '@juanzong/policy';
import { companyName, personName } from './people.mjs';

const CAUSES = {
  LABOUR_PAY: ['追索劳动报酬纠纷', '劳务合同纠纷'], INJURY_WORK: ['工伤保险待遇纠纷'], LABOUR_RELATION: ['确认劳动关系纠纷'], LABOUR_OTHER: ['劳动合同纠纷', '经济补偿金纠纷'],
  INJURY_TRAFFIC: ['机动车交通事故责任纠纷'], MARRIAGE_FAMILY: ['离婚纠纷', '离婚后财产纠纷'], SUPPORT_OF_CHILDREN: ['抚养费纠纷'], SUPPORT_OF_PARENTS: ['赡养费纠纷'],
  SUPPORT_OF_SPOUSE: ['扶养费纠纷'], DOMESTIC_VIOLENCE: ['申请人身安全保护令', '离婚纠纷'], INJURY_MEDICAL: ['医疗损害责任纠纷'], CIVIL_CAPACITY: ['申请宣告公民限制民事行为能力'],
  NOTIFIED_ORDINARY_TRIAL: ['诈骗罪', '盗窃罪', '帮助信息网络犯罪活动罪', '危险驾驶罪'], NOTIFIED_MINOR: ['盗窃罪', '寻衅滋事罪', '聚众斗殴罪'], NOTIFIED_LIFE_OR_DEATH: ['故意杀人罪', '运输毒品罪'],
  NOTIFIED_DEATH_REVIEW: ['故意杀人罪'], CRIMINAL_DEFENCE: ['诈骗罪', '故意伤害罪', '开设赌场罪'], CRIMINAL_VICTIM: ['故意伤害罪'], CRIMINAL_INCIDENTAL_CIVIL: ['故意伤害罪附带民事'],
};
const WITH_COMPANY = ['LABOUR_PAY', 'INJURY_WORK', 'LABOUR_RELATION', 'LABOUR_OTHER', 'INJURY_FOOD_DRUG', 'POLLUTION', 'CONTRACT', 'PROPERTY_LOSS', 'CROP_LOSS', 'LAND_TRANSFER', 'FARM_HOUSE_SITE'];
const STAGES = {
  NOTIFIED_DEATH_REVIEW: ['死刑复核'], NOTIFIED_ORDINARY_TRIAL: ['一审', '二审'], NOTIFIED_IN_ABSENTIA: ['一审'], NOTIFIED_COMPULSORY_MEDICAL: ['一审'], CRIMINAL_PRIVATE_PROSECUTION: ['一审'],
  CRIMINAL_INCIDENTAL_CIVIL: ['一审'], RETRIAL: ['再审'],
};
const CRIMINAL_STAGES = { POLICE_NOTICE: ['侦查'], PROCURATORATE_NOTICE: ['审查起诉'], COURT_NOTICE: ['一审', '二审'] };
const ORGAN = { 侦查: '公安局', 审查起诉: '人民检察院', 一审: '人民法院', 二审: '中级人民法院', 再审: '中级人民法院', 死刑复核: '高级人民法院', 仲裁: '劳动人事争议仲裁委员会' };

const civilStages = (matter) => (/劳动|工伤/.test(matter.label.zh) ? ['仲裁', '仲裁', '一审', '执行', '非诉讼'] : matter.litigation ? ['一审', '一审', '二审', '非诉讼'] : ['非诉讼', '调解', '一审']);

/** Stage and organ as they belong together. A notified case of death review comes from the court. */
export function proceeding(random, matter, channel, place) {
  const stages = STAGES[matter.code] ?? (matter.category === 'CRIMINAL' ? CRIMINAL_STAGES[channel] ?? ['侦查', '审查起诉', '一审'] : civilStages(matter));
  const stage = random.pick(stages);
  return { stage, organ: ORGAN[stage] ? place + ORGAN[stage] : undefined };
}

export const matterOf = (code) => MATTERS.get(code);
export const allMatters = MATTERS.entries;

export function story(random, matter, person) {
  const cause = random.pick(CAUSES[matter.code] ?? [`${matter.label.zh.replace(/^通知(辩护|代理)：/, '')}${matter.category === 'CRIMINAL' ? '' : '纠纷'}`]);
  const company = WITH_COMPANY.includes(matter.code);
  const opponents = matter.category === 'CRIMINAL' && matter.code !== 'CRIMINAL_INCIDENTAL_CIVIL' && matter.code !== 'CRIMINAL_PRIVATE_PROSECUTION' ? []
    : matter.code === 'CIVIL_CAPACITY' ? [] : matter.category === 'ADMIN' ? ['人力资源和社会保障局'] : company ? [companyName(random)] : [personName(random, random.pick(['男', '女']))];
  if (company && random.chance(0.18)) opponents.push(personName(random, '男'));
  const amount = random.int(12, 900) * 100;
  const summary = matter.category === 'CRIMINAL' ? `${person.name}涉嫌${cause}一案，${matter.origin === 'NOTIFICATION' ? '办案机关通知提供法律援助。' : '本人（近亲属）申请法律援助。'}`
    : `${person.name}与${opponents.join('、') || '有关方面'}${cause}，涉及金额约${amount}元，多次协商未果，申请法律援助。`;
  return { cause, opponents, summary };
}
