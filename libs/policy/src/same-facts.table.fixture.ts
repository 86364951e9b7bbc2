import * as ask from './same-facts.fixture.js';

/** Where a rule was found: the id of the source in the project's reference, the article as far as it could be read, the pack. */
export interface Citation {
  readonly source: keyof typeof SOURCES;
  /** Absent where the article could not be read or the rule is a parameter. */
  readonly article?: string;
  readonly pack: string;
}

/** One set of facts asked twice or more; the answers differ because the packs do. */
export interface Row {
  readonly facts: string;
  readonly ask: ask.Question;
  readonly cells: readonly (readonly [region: string, date: string, answer: string | boolean])[];
  readonly cites: readonly Citation[];
}

/** What the packs of a source say as their document. */
export const SOURCES = {
  LAW: /中华人民共和国法律援助法/, REG2003: /法律援助条例》（2003）/, PROC2012: /第124号/, PROC: /第148号/, S000: /安徽省司法厅意见/, S001: /江门市某区/, S002: /六省/,
  S003: /镜湖区法律援助意见/, S004: /四川省2024年民生实事/, GD268: /第268号/, GD2019: /试点通知（2019）/, JS25: /江苏省法律援助条例/, JS2021: /江苏省.*2021/, SC25: /四川省法律援助条例/,
  AHOLD: /安徽省法律援助条例》（修订前）/, HF: /合肥市法律援助申请全域通办/, ZJ2016: /浙江省法律援助条例/, HZ2017: /杭州市法律援助条例/, BJ2008: /北京市法律援助条例/,
  SD2015: /山东省法律援助条例/, SH2020: /上海市法律援助条例/, HN2010: /河南省法律援助条例/, PARAMETER: /平台参数|选定参数|凭记忆/,
} as const;

const MIGRANT = { groups: ['MIGRANT_WORKER'] } as const;
const ELDERLY = { groups: ['ELDERLY'] } as const;
const MILITARY = { groups: ['MILITARY'] } as const;
/** The first district of the own city that has an agency. */
const ownDistrict = (here: string): string => (here === '340100' ? '340103' : '320106');

export const SAME_FACTS: readonly Row[] = [
  // Threshold
  { facts: '三人户月收入5100元', ask: ask.household(3, 5100), cells: [['340100', '2024-03-05', false], ['340202', '2024-03-05', true]], cites: [{ source: 'AHOLD', pack: 'ah.threshold.before-revision' }, { source: 'S003', pack: 'whjh.threshold' }] },
  { facts: '一人户月收入1800元，无资产', ask: ask.household(1, 1800), cells: [['440703', '2024-03-05', true], ['340100', '2024-03-05', false]], cites: [{ source: 'GD268', article: '3', pack: 'gd.threshold' }, { source: 'AHOLD', pack: 'ah.threshold.before-revision' }] },
  { facts: '一人户月收入1000元，资产25万元', ask: ask.household(1, 1000, 250000), cells: [['440703', '2024-03-05', false], ['340202', '2024-03-05', true]], cites: [{ source: 'GD268', article: '3', pack: 'gd.threshold' }] },
  { facts: '一人户月收入2400元', ask: ask.household(1, 2400), cells: [['320100', '2021-09-30', 'policy.missing'], ['320100', '2021-10-01', true]], cites: [{ source: 'JS2021', pack: 'nj.threshold' }] },
  { facts: '一人户月收入2400元（条例施行后）', ask: ask.household(1, 2400), cells: [['320100', '2025-01-01', true], ['340100', '2025-01-01', false]], cites: [{ source: 'JS25', pack: 'js.threshold' }, { source: 'PARAMETER', pack: 'ah.threshold.param-2025' }] },
  // Scope of matters
  { facts: '合同纠纷', ask: ask.inScope('CONTRACT'), cells: [['510100', '2024-12-31', false], ['510100', '2025-01-01', true]], cites: [{ source: 'SC25', pack: 'sc.scope' }] },
  { facts: '合同纠纷（两地）', ask: ask.inScope('CONTRACT'), cells: [['511400', '2025-06-01', true], ['340100', '2025-06-01', false]], cites: [{ source: 'SC25', pack: 'sc.scope' }] },
  { facts: '合同纠纷（不限事项试点）', ask: ask.inScope('CONTRACT'), cells: [['330600', '2025-06-01', true], ['330100', '2025-06-01', false]], cites: [{ source: 'S002', pack: 'sx.scope.pilot' }] },
  { facts: '学生欺凌', ask: ask.inScope('SCHOOL_BULLYING'), cells: [['320100', '2024-12-31', false], ['320100', '2025-01-01', true], ['330100', '2025-01-01', false]], cites: [{ source: 'JS25', pack: 'js.scope' }] },
  { facts: '行政补偿', ask: ask.inScope('ADMIN_COMPENSATION'), cells: [['340100', '2025-05-21', false], ['340100', '2025-05-22', true]], cites: [{ source: 'S002', pack: 'ah.scope.revision' }] },
  { facts: '农民工的婚姻家庭纠纷', ask: ask.inScope('MARRIAGE_FAMILY', { groups: [...MIGRANT.groups] }), cells: [['340100', '2024-10-22', false], ['340100', '2024-10-23', true], ['440703', '2024-10-23', false]], cites: [{ source: 'S002', pack: 'ah.scope.migrant-workers' }] },
  { facts: '其他劳动争议', ask: ask.inScope('LABOUR_OTHER'), cells: [['340202', '2024-03-05', true], ['340100', '2024-03-05', false]], cites: [{ source: 'S003', pack: 'whjh.scope' }] },
  { facts: '支付劳动报酬', ask: ask.inScope('LABOUR_PAY'), cells: [['340100', '2021-12-31', 'policy.missing'], ['340100', '2022-01-01', true]], cites: [{ source: 'LAW', article: '31', pack: 'cn.law.scope' }] },
  // Hardship does not matter, or is not checked
  { facts: '军人讨薪', ask: ask.waived('LABOUR_PAY', { groups: [...MILITARY.groups] }), cells: [['510100', '2024-12-31', false], ['510100', '2025-01-01', true], ['500112', '2025-01-01', false]], cites: [{ source: 'SC25', pack: 'sc.hardship-waiver' }] },
  { facts: '留守儿童请求抚养费', ask: ask.waived('SUPPORT_OF_CHILDREN', { groups: ['MINOR', 'LEFT_BEHIND_CHILD'] }), cells: [['511402', '2025-01-01', true], ['340202', '2025-01-01', false]], cites: [{ source: 'SC25', pack: 'sc.hardship-waiver.minors' }] },
  { facts: '非农民工讨薪', ask: ask.exempt('LABOUR_PAY', {}), cells: [['320100', '2024-03-05', true], ['330100', '2024-03-05', false]], cites: [{ source: 'JS2021', pack: 'js.check-exemption.wages' }] },
  { facts: '老年人的环境污染损害', ask: ask.exempt('POLLUTION', { groups: [...ELDERLY.groups] }), cells: [['440703', '2024-10-24', false], ['440703', '2024-10-25', true], ['340202', '2024-10-25', false]], cites: [{ source: 'S001', pack: 'jm.check-exemption' }] },
  { facts: '农民工讨薪', ask: ask.exempt('LABOUR_PAY', { groups: [...MIGRANT.groups] }), cells: [['340100', '2021-12-31', 'policy.missing'], ['340100', '2022-01-01', true]], cites: [{ source: 'LAW', article: '42', pack: 'cn.law.check-exemption' }] },
  // Clocks
  { facts: '审查期限', ask: ask.period('examination'), cells: [['340100', '2021-06-01', '7 WORKDAY'], ['340100', '2023-09-01', '7 DAY']], cites: [{ source: 'PROC2012', article: '13', pack: 'cn.proc2012.examination' }, { source: 'LAW', article: '43¶1', pack: 'cn.law.examination' }] },
  { facts: '五一前收到申请的审查期限', ask: ask.endsOn('examination'), cells: [['330100', '2025-04-24', '2025-04-30'], ['340100', '2025-04-24', '2025-05-06']], cites: [{ source: 'HZ2017', pack: 'hz.examination' }] },
  { facts: '法律施行前的审查期限', ask: ask.period('examination'), cells: [['110000', '2021-06-01', '5 WORKDAY'], ['310000', '2021-06-01', '7 WORKDAY'], ['370000', '2021-06-01', '5 WORKDAY']], cites: [{ source: 'BJ2008', pack: 'bj.examination' }, { source: 'PROC2012', article: '13', pack: 'cn.proc2012.examination' }, { source: 'SD2015', pack: 'sd.examination' }] },
  { facts: '2012年规定施行前的审查期限', ask: ask.period('examination'), cells: [['410000', '2012-06-30', '10 DAY'], ['110000', '2012-06-30', '5 WORKDAY']], cites: [{ source: 'HN2010', pack: 'hn.examination' }, { source: 'BJ2008', pack: 'bj.examination' }] },
  { facts: '给予决定后的指派期限', ask: ask.period('assignment'), cells: [['330100', '2021-06-01', '3 WORKDAY'], ['410000', '2021-06-01', '5 DAY'], ['340100', '2021-06-01', 'policy.missing']], cites: [{ source: 'HZ2017', pack: 'hz.assignment' }, { source: 'HN2010', pack: 'hn.assignment' }] },
  { facts: '给予决定后的指派期限（法律施行前后）', ask: ask.period('assignment'), cells: [['330100', '2021-12-31', '3 WORKDAY'], ['330100', '2022-01-01', '3 DAY']], cites: [{ source: 'HZ2017', pack: 'hz.assignment' }, { source: 'LAW', article: '43¶1', pack: 'cn.law.assignment' }] },
  { facts: '2024年3月5日结案的归档期限', ask: ask.endsOn('archive-submission'), cells: [['330600', '2024-03-05', '2024-03-20'], ['340100', '2024-03-05', '2024-04-07']], cites: [{ source: 'ZJ2016', pack: 'zj.archive-submission' }, { source: 'PARAMETER', pack: 'cn.param.archive-submission' }] },
  { facts: '结案后的归档期限', ask: ask.period('archive-submission'), cells: [['330100', '2016-12-31', 'policy.missing'], ['330100', '2017-01-01', '15 DAY']], cites: [{ source: 'ZJ2016', pack: 'zj.archive-submission' }] },
  { facts: '提出异议的期限', ask: ask.period('objection-filing'), cells: [['330100', '2021-06-01', '15 DAY'], ['370000', '2021-06-01', '30 DAY'], ['110000', '2021-06-01', '15 DAY']], cites: [{ source: 'HZ2017', pack: 'hz.objection-filing' }, { source: 'SD2015', pack: 'sd.objection-filing' }, { source: 'BJ2008', pack: 'bj.objection-filing' }] },
  { facts: '异议的审查期限', ask: ask.period('objection-decision'), cells: [['340100', '2021-12-31', '5 WORKDAY'], ['340100', '2022-01-01', '5 DAY']], cites: [{ source: 'REG2003', article: '19', pack: 'cn.reg2003.objection-decision' }, { source: 'LAW', article: '49¶2', pack: 'cn.law.objection-decision' }] },
  { facts: '委托协议的签订期限', ask: ask.period('agreement'), cells: [['340100', '2023-08-31', 'policy.missing'], ['340100', '2023-09-01', '5 DAY']], cites: [{ source: 'PROC', article: '27', pack: 'cn.proc.agreement' }] },
  { facts: '更换法律援助人员的决定期限', ask: ask.period('change-decision'), cells: [['330100', '2021-06-01', '5 WORKDAY'], ['340100', '2021-06-01', 'policy.missing']], cites: [{ source: 'HZ2017', pack: 'hz.change-decision' }] },
  // Where one may apply, who decides, who designates
  { facts: '事由发生在本市另一区', ask: ask.receives(ownDistrict), cells: [['340100', '2024-03-05', true], ['320100', '2024-03-05', false]], cites: [{ source: 'HF', pack: 'hf.intake-scope' }] },
  { facts: '蓬江收到台山管辖的申请', ask: ask.receives('440781'), cells: [['440703', '2024-10-24', false], ['440703', '2024-10-25', true]], cites: [{ source: 'S001', pack: 'jm.intake-scope' }] },
  { facts: '收到渝北管辖的申请', ask: ask.receives('500112'), cells: [['511400', '2023-12-31', false], ['511400', '2024-01-01', true], ['511400', '2025-01-01', true], ['340100', '2024-01-01', false]], cites: [{ source: 'S004', pack: 'sc.intake-scope.2024' }, { source: 'SC25', pack: 'sc.intake-scope' }] },
  { facts: '收到外机构管辖的申请后如何办', ask: ask.intakeMode, cells: [['340100', '2024-11-01', 'RECEIVE_AND_FORWARD'], ['440703', '2024-11-01', 'RECEIVE_AND_DECIDE'], ['330100', '2024-11-01', 'DECIDE_OWN']], cites: [{ source: 'HF', pack: 'hf.intake-scope' }, { source: 'S001', pack: 'jm.intake-scope' }] },
  { facts: '与渝北区争议管辖', ask: ask.designator('500112'), cells: [['511400', '2023-12-31', 'policy.missing'], ['511400', '2024-01-01', '510000'], ['500000', '2024-01-01', '500000'], ['340100', '2024-01-01', 'policy.missing']], cites: [{ source: 'PARAMETER', pack: 'cn.param.designation.sichuan-chongqing' }] },
  // Faster, again, at home, first
  { facts: '老年人请求赡养费', ask: ask.decidedAtOnce('SUPPORT_OF_PARENTS', { groups: [...ELDERLY.groups] }), cells: [['340202', '2024-10-22', false], ['340202', '2024-10-23', true], ['440703', '2024-10-23', false]], cites: [{ source: 'S002', pack: 'ah.instant-processing' }] },
  { facts: '同市机构半年前认定过经济困难', ask: ask.findingReused('440700', '2019-05-31'), cells: [['440703', '2019-11-30', true], ['440703', '2019-12-01', false]], cites: [{ source: 'GD2019', pack: 'gd.hardship-reuse.pilot-2019' }] },
  { facts: '重庆半年前认定过经济困难', ask: ask.findingReused('500112', '2024-07-01'), cells: [['511400', '2024-12-31', false], ['511400', '2025-01-01', true], ['340100', '2025-01-01', false]], cites: [{ source: 'SC25', pack: 'sc.hardship-recognition' }] },
  { facts: '七十岁老年人', ask: ask.visitedAtHome('PENSION', { groups: [...ELDERLY.groups], age: 70 }), cells: [['440703', '2024-10-24', false], ['440703', '2024-10-25', true], ['340202', '2024-10-25', false]], cites: [{ source: 'S001', pack: 'jm.home-visit' }] },
  { facts: '农民工讨薪的绿色通道，有无已核实的依据', ask: ask.firstByVerifiedRule('LABOUR_PAY', { groups: [...MIGRANT.groups] }), cells: [['340100', '2024-10-22', false], ['340100', '2024-10-23', true], ['510100', '2024-10-23', false]], cites: [{ source: 'S000', pack: 'ah.green-channel' }] },
  { facts: '未成年人通知辩护的律师', ask: ask.wantsLawyerFamiliarWithMinors('NOTIFIED_MINOR'), cells: [['340100', '2023-08-31', false], ['340100', '2023-09-01', true]], cites: [{ source: 'PROC', article: '26', pack: 'cn.proc.lawyer-filter.minors' }] },
  { facts: '先行援助后不符合条件，费用由申请人承担', ask: ask.applicantBearsCostOfAdvanceAid, cells: [['330100', '2024-03-05', true], ['340100', '2024-03-05', false]], cites: [{ source: 'ZJ2016', article: '18', pack: 'zj.advance-aid-settlement' }] },
  { facts: '每千件结案案卷的抽查数', ask: ask.drawnPerMille, cells: [['330100', '2023-12-31', '100'], ['330100', '2024-01-01', '277'], ['510700', '2024-01-01', '1000'], ['340100', '2024-01-01', '100']], cites: [{ source: 'S002', pack: 'zj.review-sample' }, { source: 'S004', pack: 'my.review-sample' }, { source: 'PARAMETER', pack: 'cn.param.review-sample' }] },
];
