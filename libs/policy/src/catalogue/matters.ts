import { type CatalogueEntry, catalogue } from './catalogue.js';

export type MatterCategory = 'CIVIL' | 'ADMIN' | 'CRIMINAL';
export type CaseOrigin = 'APPLICATION' | 'NOTIFICATION';

/** A kind of matter (事项类别). Whether it is within scope is said by the packs of a region, never here. */
export interface Matter<Code extends string = string> extends CatalogueEntry<Code> {
  readonly category: MatterCategory;
  readonly origin: CaseOrigin;
  /** Usually pursued before a court or tribunal; the stage of the single case (诉讼阶段) decides. */
  readonly litigation: boolean;
  /** The article of 《法律援助法》 that names it; absent for regional additions and matters outside the national list. */
  readonly article?: string;
}

const row = <const Code extends string>(
  code: Code, category: MatterCategory, zh: string, en: string, article: string | undefined, aliases: readonly string[],
  rest: { origin?: CaseOrigin; litigation?: boolean } = {},
): Matter<Code> => ({
  code, category, label: { zh, en }, aliases, origin: rest.origin ?? 'APPLICATION', litigation: rest.litigation ?? true,
  ...(article === undefined ? {} : { article }),
});

const NOTIFIED = { origin: 'NOTIFICATION' } as const;
const OUT_OF_COURT = { litigation: false } as const;

/** 事项类别: LAW 31–33 (civil, administrative), 24, 29, 33 (criminal by application), 25, 28 (by notification), regional additions. */
export const MATTERS = catalogue([
  row('STATE_COMPENSATION', 'ADMIN', '国家赔偿', 'State compensation', '31(1)', ['请求国家赔偿']),
  row('SOCIAL_INSURANCE', 'ADMIN', '社会保险待遇', 'Social-insurance benefits', '31(2)', ['社会保险', '社保待遇', '请求给予社会保险待遇'], OUT_OF_COURT),
  row('SOCIAL_ASSISTANCE', 'ADMIN', '社会救助', 'Social assistance', '31(2)', ['低保待遇', '最低生活保障待遇', '请求给予社会救助'], OUT_OF_COURT),
  row('PENSION', 'ADMIN', '抚恤金', 'Pension for the dead or disabled', '31(3)', ['抚恤金、救济金', '请求发给抚恤金'], OUT_OF_COURT),
  row('SUPPORT_OF_PARENTS', 'CIVIL', '赡养费', 'Support of parents', '31(4)', ['赡养', '赡养纠纷']),
  row('SUPPORT_OF_CHILDREN', 'CIVIL', '抚养费', 'Support of children', '31(4)', ['抚养', '抚养纠纷', '抚养费纠纷']),
  row('SUPPORT_OF_SPOUSE', 'CIVIL', '扶养费', 'Support of a spouse', '31(4)', ['扶养', '扶养纠纷']),
  row('LABOUR_RELATION', 'CIVIL', '确认劳动关系', 'Confirmation of a labour relation', '31(5)', ['劳动关系'], OUT_OF_COURT),
  row('LABOUR_PAY', 'CIVIL', '支付劳动报酬', 'Labour pay', '31(5)', ['劳动报酬', '追索劳动报酬', '讨薪', '欠薪', '拖欠工资', '农民工讨薪'], OUT_OF_COURT),
  row('CIVIL_CAPACITY', 'CIVIL', '认定公民无民事行为能力或者限制民事行为能力', 'Declaration of no or limited civil capacity', '31(6)', ['认定民事行为能力', '民事行为能力']),
  row('INJURY_WORK', 'CIVIL', '工伤事故人身损害', 'Personal injury from a work accident', '31(7)', ['工伤', '工伤事故', '工伤赔偿'], OUT_OF_COURT),
  row('INJURY_TRAFFIC', 'CIVIL', '交通事故人身损害', 'Personal injury from a traffic accident', '31(7)', ['交通事故', '道路交通事故']),
  row('INJURY_FOOD_DRUG', 'CIVIL', '食品药品安全事故人身损害', 'Personal injury from unsafe food or drugs', '31(7)', ['食品药品安全事故', '食品药品', '食品药品安全']),
  row('INJURY_MEDICAL', 'CIVIL', '医疗事故人身损害', 'Personal injury from a medical accident', '31(7)', ['医疗事故', '医疗损害', '医疗纠纷']),
  row('POLLUTION', 'CIVIL', '环境污染、生态破坏损害', 'Damage by pollution or to the environment', '31(8)', ['环境污染', '生态破坏', '环境污染生态破坏', '环境污染、生态破坏']),
  row('HEROES_HONOUR', 'CIVIL', '英雄烈士人格权益保护', 'Personality rights of heroes and martyrs', '32(1)', ['英烈人格权益']),
  row('GOOD_SAMARITAN', 'CIVIL', '见义勇为', 'Rights from an act of courage', '32(2)', ['见义勇为主张民事权益', '因见义勇为行为主张相关民事权益']),
  row('RETRIAL_ACQUITTAL_COMPENSATION', 'ADMIN', '再审改判无罪请求国家赔偿', 'State compensation after acquittal on retrial', '32(3)', ['再审改判无罪']),
  row('ABUSE', 'CIVIL', '虐待', 'Abuse', '32(4)', ['遭受虐待']),
  row('ABANDONMENT', 'CIVIL', '遗弃', 'Abandonment', '32(4)', ['遭受遗弃']),
  row('DOMESTIC_VIOLENCE', 'CIVIL', '家庭暴力', 'Domestic violence', '32(4)', ['家暴', '遭受家庭暴力', '人身安全保护令']),
  row('RETRIAL', 'CIVIL', '再审或者抗诉案件代理', 'Representation after retrial is ordered or a protest is lodged', '33', ['再审', '申诉再审', '抗诉']),
  row('CRIMINAL_DEFENCE', 'CRIMINAL', '刑事辩护', 'Criminal defence on application', '24', ['刑事辩护（申请）', '申请刑事辩护', '犯罪嫌疑人被告人辩护']),
  row('CRIMINAL_VICTIM', 'CRIMINAL', '公诉案件被害人代理', 'Representation of a victim', '29', ['被害人代理', '刑事代理', '刑事被害人']),
  row('CRIMINAL_PRIVATE_PROSECUTION', 'CRIMINAL', '自诉案件代理', 'Representation in a private prosecution', '29', ['刑事自诉', '自诉人代理']),
  row('CRIMINAL_INCIDENTAL_CIVIL', 'CRIMINAL', '刑事附带民事诉讼代理', 'Representation in an incidental civil action', '29', ['刑事附带民事', '刑事附带民事诉讼']),
  row('NOTIFIED_MINOR', 'CRIMINAL', '通知辩护：未成年人', 'Notified defence: minor', '25(1)', ['未成年人犯罪', '通知辩护（未成年人）', '未成年人刑事辩护'], NOTIFIED),
  row('NOTIFIED_DISABLED', 'CRIMINAL', '通知辩护：视力、听力、言语残疾人', 'Notified defence: sight, hearing or speech disability', '25(2)', ['通知辩护（残疾人）', '盲聋哑'], NOTIFIED),
  row('NOTIFIED_IMPAIRED', 'CRIMINAL', '通知辩护：不能完全辨认自己行为的成年人', 'Notified defence: adult not fully able to recognise own acts', '25(3)', ['通知辩护（限制行为能力）'], NOTIFIED),
  row('NOTIFIED_LIFE_OR_DEATH', 'CRIMINAL', '通知辩护：可能被判处无期徒刑、死刑', 'Notified defence: possible life or death sentence', '25(4)', ['通知辩护（无期徒刑、死刑）', '可能判处无期徒刑、死刑'], NOTIFIED),
  row('NOTIFIED_DEATH_REVIEW', 'CRIMINAL', '通知辩护：死刑复核', 'Notified defence: review of a death sentence', '25(5)', ['死刑复核'], NOTIFIED),
  row('NOTIFIED_IN_ABSENTIA', 'CRIMINAL', '通知辩护：缺席审判', 'Notified defence: trial in absentia', '25(6)', ['缺席审判'], NOTIFIED),
  row('NOTIFIED_ORDINARY_TRIAL', 'CRIMINAL', '通知辩护：普通程序审理案件', 'Notified defence: ordinary-procedure trial', '25¶2', ['普通程序辩护', '审判阶段刑事辩护全覆盖', '刑事辩护全覆盖'], NOTIFIED),
  row('NOTIFIED_COMPULSORY_MEDICAL', 'CRIMINAL', '通知代理：强制医疗', 'Notified representation: compulsory medical treatment', '28', ['强制医疗'], NOTIFIED),
  row('ADMIN_COMPENSATION', 'ADMIN', '行政补偿', 'Administrative compensation', undefined, ['征收补偿']),
  row('MARRIAGE_FAMILY', 'CIVIL', '婚姻家庭', 'Marriage and family', undefined, ['婚姻家庭纠纷', '离婚', '离婚纠纷', '继承']),
  row('LABOUR_OTHER', 'CIVIL', '其他劳动争议', 'Other labour disputes', undefined, ['劳动争议', '解除劳动合同', '经济补偿金'], OUT_OF_COURT),
  row('LAND_TRANSFER', 'CIVIL', '农村土地承包经营权流转', 'Transfer of contracted rural land', undefined, ['土地流转', '土地承包']),
  row('SCHOOL_BULLYING', 'CIVIL', '学生欺凌', 'School bullying', undefined, ['校园欺凌', '校园霸凌']),
  row('CROP_LOSS', 'CIVIL', '农作物、养殖产品损失', 'Loss of crops or farmed produce', undefined, ['农作物损失', '养殖损失', '假劣种子']),
  row('EXPROPRIATION_DAMAGE', 'CIVIL', '征收征用严重损害', 'Serious damage by expropriation', undefined, ['征收严重损害', '拆迁损害']),
  row('EDUCATION', 'CIVIL', '教育纠纷', 'Education disputes', undefined, ['教育']),
  row('MILITARY_BENEFITS', 'ADMIN', '军人军属优待', 'Special-care benefits of service members and dependants', undefined, ['优抚待遇', '军人军属权益'], OUT_OF_COURT),
  row('FARM_HOUSE_SITE', 'CIVIL', '农资、承包地、宅基地、保险纠纷', 'Farm supply, land, house-site and insurance disputes', undefined, ['农资', '宅基地']),
  row('PROPERTY_LOSS', 'CIVIL', '财产损害', 'Loss of property', undefined, ['财产损失']),
  row('INJURY_OTHER', 'CIVIL', '其他人身损害', 'Other personal injury', undefined, ['人身损害', '人身伤害']),
  row('CONTRACT', 'CIVIL', '合同、借贷纠纷', 'Contract and loan disputes', undefined, ['合同纠纷', '民间借贷', '买卖合同']),
  row('HOUSING', 'CIVIL', '房屋、相邻关系纠纷', 'Housing and neighbour disputes', undefined, ['房屋纠纷', '房屋租赁', '相邻关系']),
  row('OTHER_CIVIL', 'CIVIL', '其他民事', 'Other civil matters', undefined, ['其他']),
  row('OTHER_ADMIN', 'ADMIN', '其他行政', 'Other administrative matters', undefined, ['行政处罚', '行政复议', '行政诉讼']),
]);

export type MatterCode = (typeof MATTERS.entries)[number]['code'];

/** Resolves what a register says under 事项类别; undefined if it is no known matter. */
export const matterByName = (nameOrCode: string): Matter<MatterCode> | undefined => MATTERS.find(nameOrCode);
