import { refusalText, type RefusalText } from '@juanzong/common-domain';
import type { Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

/** Every refusal of campaigns, experts and reviews with its HTTP status and what a user reads. */
export const reviewRefusals = {
  'quality-review.role-may-not': refusalText(403, '角色“{role}”不能办理“{action}”', 'The role {role} may not do {action}'),
  'quality-review.outside-territory': refusalText(403, '机构 {agency} 不能办理地区 {region} 的评估', 'Agency {agency} may not act for region {region}'),
  'quality-review.region-unknown': refusalText(422, '地区代码 {region} 不存在', 'There is no region {region}'),
  'quality-review.campaign-unknown': refusalText(404, '没有评估活动 {campaign}', 'There is no campaign {campaign}'),
  'quality-review.campaign-opened-already': refusalText(409, '评估活动已经开展', 'The campaign is open already'),
  'quality-review.period-backwards': refusalText(422, '期间的结束日期 {to} 早于开始日期 {from}', 'The period ends on {to}, before it begins on {from}'),
  'quality-review.period-not-over': refusalText(409, '归档期间至 {to} 尚未结束，不能确定抽样范围', 'The period lasts until {to}; the frame cannot be fixed before it is over'),
  'quality-review.seed-too-late': refusalText(422, '归档期间已于 {to} 结束，抽样范围已经可知，不得自带种子', 'The period ended on {to}: the frame can be known, so no seed may be brought'),
  'quality-review.seed-differs': refusalText(409, '种子与开展活动时的承诺值不符或者已经删除', 'The seed is not the one that was committed to, or was erased'),
  'quality-review.frame-fixed-already': refusalText(409, '抽样范围已经确定', 'The frame is fixed already'),
  'quality-review.frame-not-fixed': refusalText(409, '抽样范围尚未确定', 'The frame is not fixed yet'),
  'quality-review.frame-empty': refusalText(409, '期间内没有归档的案卷', 'No file was archived in the period'),
  'quality-review.sample-drawn-already': refusalText(409, '已经抽取评估案卷', 'The sample is drawn already'),
  'quality-review.sample-not-drawn': refusalText(409, '尚未抽取评估案卷', 'The sample is not drawn yet'),
  'quality-review.files-ungraded': refusalText(409, '尚有 {count} 件案卷未评定等次：{cases}', '{count} files are not graded yet: {cases}'),
  'quality-review.results-published-already': refusalText(409, '评估结果已经公布', 'The results are published already'),
  'quality-review.results-not-published': refusalText(409, '评估结果尚未公布', 'The results are not published yet'),
  'quality-review.reviews-open': refusalText(409, '尚有 {count} 件案卷的评估未办结：{cases}', '{count} reviews are not closed yet: {cases}'),
  'quality-review.campaign-closed': refusalText(409, '评估活动已经结束', 'The campaign is closed'),
  'quality-review.expert-enrolled-already': refusalText(409, '专家 {reviewerId} 已在专家库中', 'The expert {reviewerId} is in the pool already'),
  'quality-review.expert-not-in-pool': refusalText(404, '专家 {reviewerId} 不在专家库中', 'The expert {reviewerId} is not in the pool'),
  'quality-review.not-archived': refusalText(409, '本案尚未归档，不能评估', 'The file is not archived and cannot be reviewed'),
  'quality-review.review-unknown': refusalText(404, '本案没有评估 {reviewId}', 'The case has no review {reviewId}'),
  'quality-review.reviewers-complete': refusalText(409, '评阅专家已经足额', 'All reviewers are appointed'),
  'quality-review.too-few-reviewers': refusalText(409, '专家库中可以评阅本案的专家不足：需要 {needed} 名，尚余 {left} 名；{exclusions}', 'Too few experts may review the file: {needed} needed, {left} left; {exclusions}'),
  'quality-review.not-the-reviewer': refusalText(403, '只有本案评阅专家可以办理', 'Only a reviewer of this file may do this'),
  'quality-review.scored-already': refusalText(409, '您已经评分；需要修改的请更正原评分', 'You scored the file already; correct that score instead'),
  'quality-review.not-scored': refusalText(409, '您尚未评分', 'You have not scored the file yet'),
  'quality-review.scores-final': refusalText(409, '评分已经全部提交，不能再更正', 'All scores are in; none can be corrected any more'),
  'quality-review.graded-already': refusalText(409, '本案已经评定等次', 'The file is graded already'),
  'quality-review.not-graded': refusalText(409, '本案尚未评定等次', 'The file is not graded yet'),
  'quality-review.review-closed': refusalText(409, '本案的评估已经办结', 'The review is closed'),
  'quality-review.review-findings-open': refusalText(409, '尚有问题未答复或者未复核通过：{findings}', 'Findings are unanswered or not accepted: {findings}'),
  'quality-review.not-on-sheet': refusalText(422, '评分表中没有：{codes}', 'The sheet has no {codes}'),
  'quality-review.marked-twice': refusalText(422, '重复评分：{codes}', 'Marked twice: {codes}'),
  'quality-review.no-veto': refusalText(422, '评分表不允许就该项一票否决：{codes}', 'The sheet gives no veto on {codes}'),
} as const satisfies Readonly<Record<`quality-review.${string}`, RefusalText>>;

export type ReviewRefusalCode = keyof typeof reviewRefusals;
/** The closed union; a missing rule pack is an error value of its own, never a fallback. */
export type ReviewRefusal = Refusal<ReviewRefusalCode> | PolicyMissing;
