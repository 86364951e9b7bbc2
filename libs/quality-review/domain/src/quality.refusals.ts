import { refusalText, type RefusalText } from '@juanzong/common-domain';
import type { Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

/** Every refusal of archive, rating and supervision with its HTTP status and what a user reads. */
export const qualityRefusals = {
  'quality-review.role-not-allowed': refusalText(403, '角色“{role}”不能办理“{action}”', 'The role {role} may not do {action}'),
  'quality-review.other-agency': refusalText(403, '本案由机构 {owner} 办理，{agency} 不能办理', 'The case belongs to agency {owner}; {agency} may not do this'),
  'quality-review.not-the-lawyer': refusalText(403, '只有本案承办律师可以办理', 'Only the lawyer of the case may do this'),
  'quality-review.not-closed': refusalText(409, '本案尚未结案，不能归档', 'The case is not closed yet'),
  'quality-review.archive-under-review': refusalText(409, '归档材料正在审查', 'The archive is under review'),
  'quality-review.archive-accepted': refusalText(409, '本案已经归档', 'The archive was accepted already'),
  'quality-review.nothing-submitted': refusalText(409, '没有待审查的归档材料', 'No archive is waiting for review'),
  'quality-review.archive-incomplete': refusalText(422, '归档材料缺少：{items}；缺少的应当逐项说明理由', 'The archive lacks {itemsEn}; state a reason for each'),
  'quality-review.item-not-on-list': refusalText(422, '“{list}”中没有：{items}', 'The list “{listEn}” has no {items}'),
  'quality-review.item-twice': refusalText(422, '归档材料重复：{items}', 'Named twice: {items}'),
  'quality-review.stage-unknown': refusalText(422, '办案阶段 {stage} 不在目录中', 'The stage {stage} is not in the catalogue'),
  'quality-review.service-not-rendered': refusalText(409, '该项服务尚未提供，不能评价', 'That service was not rendered yet'),
  'quality-review.rated-already': refusalText(409, '该项服务已经评价；需要修改的请更正原评价 {rating}', 'That service was rated already; correct the rating {rating} instead'),
  'quality-review.rating-unknown': refusalText(404, '本案没有评价 {rating}', 'The case has no rating {rating}'),
  'quality-review.rating-of-another': refusalText(403, '只能更正本人作出或者本机构登记的评价', 'Only who gave or recorded a rating may correct it'),
  'quality-review.aspects-differ': refusalText(422, '应当对每个评价项目各评一次分：{aspects}', 'Score each of these aspects once: {aspectsEn}'),
  'quality-review.entries-unknown': refusalText(422, '本案卷没有这些记录：{entries}', 'This file has no such entries: {entries}'),
  'quality-review.no-hearing-seen': refusalText(422, '庭审旁听应当指明所旁听的开庭通知记录', 'An observation names the entry that notified the hearing'),
  'quality-review.hearing-adjourned': refusalText(409, '该次开庭已经改期', 'That hearing was adjourned'),
  'quality-review.hearing-not-held': refusalText(409, '开庭日期 {hearingOn} 尚未到', 'The hearing is on {hearingOn}, which is yet to come'),
  'quality-review.act-unknown': refusalText(404, '本案没有监督事项 {actId}', 'The case has no act of supervision {actId}'),
  'quality-review.act-closed': refusalText(409, '监督事项已经办结', 'The act of supervision is closed'),
  'quality-review.act-of-others': refusalText(403, '该监督事项由 {office} 开展', 'That act of supervision is carried out by {office}'),
  'quality-review.act-of-review': refusalText(409, '案卷评查随评查办理，不能单独提出问题或者办结', 'A review of the file goes with its campaign'),
  'quality-review.no-lawyer': refusalText(409, '本案目前没有承办律师', 'No lawyer has the case at present'),
  'quality-review.finding-unknown': refusalText(404, '本案没有问题 {findingId}', 'The case has no finding {findingId}'),
  'quality-review.finding-answered': refusalText(409, '该问题已经答复，等待复核', 'The finding is answered and awaits its recheck'),
  'quality-review.finding-settled': refusalText(409, '该问题已经复核通过', 'The finding is settled'),
  'quality-review.finding-not-answered': refusalText(409, '该问题尚未答复', 'The finding is not answered yet'),
  'quality-review.not-the-answerer': refusalText(403, '该问题应当由 {duty} 答复', 'That finding is answered by {duty}'),
  'quality-review.answers-own-finding': refusalText(403, '提出问题的人不能自己答复', 'Who raised a finding may not answer it'),
  'quality-review.answer-before-finding': refusalText(422, '答复应当指明提出问题（或者答复未被采纳）之后的记录；早于它的有：{entries}', 'An answer names entries written after the finding or its refused answer; earlier are {entries}'),
  'quality-review.no-answer': refusalText(422, '期限和监督本身的记录不能作为答复：{entries}', 'Entries of clocks and of the supervision itself answer nothing: {entries}'),
  'quality-review.findings-open': refusalText(409, '尚有问题未答复或者未复核通过：{findings}', 'Findings are unanswered or not accepted: {findings}'),
} as const satisfies Readonly<Record<`quality-review.${string}`, RefusalText>>;

export type QualityRefusalCode = keyof typeof qualityRefusals;
/** The closed union; a missing rule pack is an error value of its own, never a fallback. */
export type QualityRefusal = Refusal<QualityRefusalCode> | PolicyMissing;
