import { SERVICE_METHOD_LABELS } from '@juanzong/common-contracts';
import {
  agencyByCode, AGENT_RELATIONS, CHANNELS, CIRCUMSTANCES, GROUPS, HARDSHIP_ROUTES, IDENTITY_DOCUMENTS, MATERIALS, MATTERS, regionName, SEXES, STAGES, VERIFICATION_METHODS,
} from '@juanzong/policy';
import { ARCHIVE_LISTS, ARCHIVE_PAPERS } from './archive-words.js';

interface Words {
  find: (code: string) => { readonly label: { readonly zh: string } } | undefined;
}
const words = (table: Readonly<Record<string, string>>): Words => ({ find: (code) => (Object.hasOwn(table, code) ? { label: { zh: table[code] ?? code } } : undefined) });
const anyOf = (...all: readonly Words[]): Words => ({ find: (code) => all.map((one) => one.find(code)).find((found) => found !== undefined) });

const SERVICE: Words = { find: (code) => (Object.hasOwn(SERVICE_METHOD_LABELS, code) ? { label: SERVICE_METHOD_LABELS[code as keyof typeof SERVICE_METHOD_LABELS] } : undefined) };
const CATEGORY = words({ CIVIL: '民事', ADMIN: '行政', CRIMINAL: '刑事', UNKNOWN: '不详' });
const OUTCOME = words({ GRANT: '给予法律援助', REFUSE: '不予法律援助', UPHELD: '维持原决定', ORDERED_TO_GRANT: '责令给予法律援助', TERMINATION_REVOKED: '撤销终止决定' });
const PARTY = words({ RECIPIENT: '受援人', LAWYER: '承办律师', AGENCY: '法律援助机构', FOLLOW_UP: '回访', FIRM: '执业机构', PLATFORM: '平台', PERSON: '人工' });
const GRADE = words({ EXCELLENT: '优秀', GOOD: '良好', QUALIFIED: '合格', UNQUALIFIED: '不合格', UNGRADED: '未评定' });
const UNIT = words({ HOUR: '小时', DAY: '日', WORKDAY: '工作日', MONTH: '月', YEAR: '年' });
const TERMINATION = words({
  FRAUD_OBTAINED: '以欺骗或者其他不正当手段获得法律援助', CONCEALED_FACT_OR_FALSE_EVIDENCE: '故意隐瞒重要事实或者提供虚假证据', USED_FOR_ILLEGAL_ACT: '利用法律援助从事违法活动',
  MEANS_CHANGED: '经济状况发生变化，不再符合条件', CASE_ENDED_OR_WITHDRAWN: '案件终止审理或者已经被撤销', OWN_LAWYER_RETAINED: '自行委托律师或者其他代理人',
  RECIPIENT_REQUEST_WITH_GOOD_REASON: '受援人有正当理由要求终止', OTHER_BY_LAW: '法律法规规定的其他情形',
});
const EXCLUDED = words({
  NOT_LICENSED: '未取得执业证', SUSPENDED: '暂停指派', OUTSIDE_SPECIALITY: '专业不符', TOO_FEW_YEARS: '执业年限不足', NOT_FAMILIAR_WITH_MINORS: '不熟悉未成年人案件', CONFLICT_OF_INTEREST: '利益冲突',
  DECLINED_BEFORE: '曾谢绝本案', RELIEVED_BEFORE: '曾被更换', ANNUAL_CAP_REACHED: '已达年度上限', NOT_IN_POOL: '不在律师库', OWN_CASE: '本人承办的案件', SAME_FIRM: '与承办律师同所', SAME_AGENCY: '与承办机构同一单位',
  DECLARED_INTEREST: '已申报利害关系', DECLARED_CONFLICT: '已就本案申请回避', REVIEWS_IT_ALREADY: '已评阅本案',
});
const CONFLICT = words({
  REPRESENTS_OPPONENT: '代理对方当事人', RELATED_TO_PARTY: '与当事人有亲属关系', INTEREST_IN_MATTER: '与案件有利害关系', HELPED_CO_ACCUSED: '曾为同案人提供法律帮助', OTHER: '其他', PARTY: '本案当事人', CLOSE_RELATIVE: '当事人近亲属',
  OTHER_INTEREST: '其他利害关系',
});
const BY_DEADLINE = words({
  CASE_ENDED: '案件已结束', AID_TERMINATED: '援助已终止', ASSIGNMENT_DECLINED: '谢绝指派', PROVIDER_RELIEVED: '已更换律师', REQUEST_WITHDRAWN: '请求已撤回', NOTHING_MISSING: '无需再办', RIGHT_NOT_USED: '逾期未行使',
  CASE_GOES_ON: '案件恢复办理', CALENDAR_PUBLISHED: '节假日安排公布', SUPPLEMENT: '等待补充材料', COOPERATION: '等待异地协作',
});
const REASON = words({ SCHEDULE: '时间安排冲突', HEALTH: '健康原因', OTHER: '其他', MATTER_OUT_OF_SCOPE: '申请事项不属于法律援助范围', HARDSHIP_NOT_MET: '不符合经济困难标准' });
const GROUND = words({
  NOT_PERFORMING: '未依法履行职责', CONFLICT: '存在利益冲突', HEALTH: '健康原因', LEFT: '离开执业机构或者被暂停指派', OTHER: '其他', CASE_HANDLING_ORGAN: '办案机关所在地', DISPUTE_HANDLING_BODY: '争议处理机关所在地',
  CAUSE_AROSE: '事由发生地', ORGAN_ELSEWHERE: '办案机关在其他地区', BODY_OR_CAUSE_ELSEWHERE: '争议处理机关或者事由发生地在其他地区', SENDER_COMPETENT: '转交机构有管辖权', LIMITATION_LT_7D: '距时效或者期限届满不足七日',
  PRESERVATION_OR_ADVANCE_ENFORCEMENT: '需要立即申请保全或者先予执行',
});
const REMEDY = words({ OBJECTION: '异议', RECONSIDERATION: '行政复议', SUIT: '行政诉讼' });
const GREEN = words({ KEY_GROUP: '重点服务人群', MILITARY: '军人军属' });
const FORWARDING = words({ Here: '未转交', Proposed: '已拟转交', Forwarded: '已转交待答复', Disputed: '管辖有争议', Over: '已受理或者已结束' });

/** What the codes of a field are called; of a field that is not here a code is shown as it is. */
const FIELDS: Readonly<Record<string, Words>> = {
  channel: CHANNELS, through: CHANNELS, matter: MATTERS, groups: GROUPS, stage: STAGES, idType: IDENTITY_DOCUMENTS, sex: anyOf(SEXES, words({ UNKNOWN: '不详' })), materials: MATERIALS, material: MATERIALS,
  missing: MATERIALS, stillMissing: MATERIALS, agreed: MATERIALS, verification: VERIFICATION_METHODS, relation: AGENT_RELATIONS, circumstances: CIRCUMSTANCES, method: anyOf(VERIFICATION_METHODS, SERVICE),
  allowed: anyOf(VERIFICATION_METHODS, OUTCOME), outcome: OUTCOME, expected: OUTCOME, route: HARDSHIP_ROUTES,
  category: CATEGORY, matterCategory: CATEGORY, specialities: CATEGORY, grade: GRADE, lawyerGrade: GRADE, unit: UNIT, conflict: CONFLICT, exclusions: EXCLUDED, code: anyOf(EXCLUDED, REMEDY),
  reasons: anyOf(GROUPS, CIRCUMSTANCES, GREEN, REASON, EXCLUDED), reason: anyOf(BY_DEADLINE, REASON, EXCLUDED), ground: anyOf(TERMINATION, GROUND), grounds: anyOf(TERMINATION, GROUND), status: FORWARDING,
  by: PARTY, duty: PARTY, rater: PARTY, seedFrom: PARTY,
  origin: words({ APPLICATION: '申请', NOTIFICATION: '通知' }),
  basis: words({ APPLICATION: '申请', NOTIFICATION: '通知', ADVANCE: '先行援助', OBJECTION: '异议处理决定' }),
  ageBand: words({ UNDER_14: '不满14周岁', '14_17': '14至17周岁', '18_59': '18至59周岁', '60_69': '60至69周岁', '70_PLUS': '70周岁以上', UNKNOWN: '不详' }),
  incomeBand: words({ NONE: '无收入', UNDER_1000: '不满1000元', '1000_1999': '1000至1999元', '2000_3999': '2000至3999元', '4000_PLUS': '4000元以上', UNKNOWN: '不详' }),
  subject: words({ applicant: '申请人', agent: '代理人', opponents: '对方当事人', documents: '文件' }),
  result: words({
    CONFIRMED: '已确认给予援助', NOT_ELIGIBLE: '经审查不符合条件', REVOKED: '已撤销', APPLICATION_ENDED: '申请已结束', FULLY_SUPPORTED: '诉求全部支持', PARTLY_SUPPORTED: '诉求部分支持', NOT_SUPPORTED: '诉求未获支持', MEDIATED: '调解结案',
    SETTLED: '和解结案', SUIT_WITHDRAWN: '撤诉', NOT_PROSECUTED: '不起诉或者撤销案件', SENTENCE_MITIGATED: '从轻、减轻或者免除处罚', DEFENCE_COMPLETED: '辩护、代理完毕', TERMINATED: '终止法律援助', OTHER: '其他',
  }),
  kind: anyOf(CONFLICT, PARTY, words({ FILE_REVIEW: '案卷评查', HEARING_OBSERVATION: '庭审旁听', ORGAN_OPINION: '征询办案机关意见', FOLLOW_UP: '回访受援人', FILE_CHECK: '案卷检查' })),
  mode: words({ BY_RECIPIENT_CHOICE: '受援人点选', BY_ROTATION: '轮派', whitelist: '列举范围', blacklist: '排除范围' }),
  from: words({ HANDLING_ORGAN: '登记的办案机关', DISPUTE_PLACE: '登记的争议发生地', NAMED_BY_CLERK: '受理员填写' }),
  clockStartsAt: words({ RECEIVING: '自首次收到起算', COMPETENT: '自转交起算' }),
  authorityBy: words({ COMMON_SUPERIOR: '共同上级', AGREEMENT: '省际协议' }),
  service: words({ RECEPTION: '接待受理', UNDERTAKING: '案件承办' }),
  severity: words({ MINOR: '一般问题', MAJOR: '较重问题', SERIOUS: '严重问题' }),
  strata: words({ AGENCY: '机构', CATEGORY: '案件类别', LAWYER_GRADE: '律师等次' }),
  algorithm: words({ 'juanzong.review-sample/1': '卷宗分层抽样第1版 juanzong.review-sample/1' }),
  as: words({ REVIEWER: '评估专家', ARBITER: '裁决专家' }),
  how: words({ MEAN: '专家平均分', ARBITER: '裁决专家评分', VETO: '一票否决' }),
  item: words(ARCHIVE_PAPERS), list: words(ARCHIVE_LISTS),
  aspect: words({ ATTITUDE: '服务态度', PROMPTNESS: '办理及时', INFORMATION: '告知和通报', DILIGENCE: '尽责专业', OUTCOME: '对结果的理解' }),
  archiveStatus: words({ NOT_CLOSED: '未结案', AWAITING_SUBMISSION: '待提交', UNDER_REVIEW: '待审查', RETURNED: '已退回', ACCEPTED: '已归档' }),
  findingStatus: words({ OPEN: '待答复', ANSWERED: '待复核', SETTLED: '已解决' }),
  campaignState: words({ OPEN: '已开展', FRAME_FIXED: '范围已确定', DRAWN: '已抽样', PUBLISHED: '已公布', CLOSED: '已办结' }),
  reviewState: words({ AWAITING_REVIEWERS: '待确定专家', SCORING: '评阅中', ARBITRATION: '待裁决', GRADED: '已评定', CLOSED: '已办结' }),
  role: words({
    clerk: '受理员', examiner: '审查员', approver: '审批员', assigner: '指派员', lawyer: '承办律师', auditor: '审计员', operator: '平台运营员', system: '系统', supervisor: '司法行政机关', 'quality-officer': '质量管理员',
    reviewer: '评估专家', recipient: '受援人', organ: '办案机关、监管场所、值班律师',
  }),
  comparison: words({ AT_MOST: '不高于', BELOW: '低于' }),
  indicator: words({ DIBAO_MULTIPLE: '最低生活保障标准的倍数', FIXED: '固定金额' }),
};
const OF_AGENCIES: ReadonlySet<string> = new Set([
  'agency', 'owner', 'wanted', 'to', 'from', 'by', 'authority', 'competent', 'claims', 'duplicateAgency', 'takenByAgency', 'fromAgency', 'pool', 'region', 'place', 'places', 'derived', 'excludedAgencies',
]);

/** The Chinese words for a code of a field, or for the code of an agency or a region; undefined where there are none. */
export function wordFor(field: string, code: string): string | undefined {
  const known = Object.hasOwn(FIELDS, field) ? FIELDS[field]?.find(code)?.label.zh : undefined;
  return known ?? (OF_AGENCIES.has(field) ? (agencyByCode(code)?.shortName ?? regionName(code)) : undefined);
}

/** The same, and the code itself where there are no words; what is absent stays so. */
export const inWords = (field: string, code: string | null): string | null => (code === null ? null : (wordFor(field, code) ?? code));
