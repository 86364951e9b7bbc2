import { refusalText, type RefusalText } from '@juanzong/common-domain';
import { refuse, type Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

export type EligibilityCode =
  | 'eligibility.not-accepted' | 'eligibility.already-examined' | 'eligibility.not-examined' | 'eligibility.ended'
  | 'eligibility.decided-already' | 'eligibility.no-means-test-needed' | 'eligibility.method-not-allowed' | 'eligibility.means-not-verified'
  | 'eligibility.proposal-contradicts-rules' | 'eligibility.reason-missing' | 'eligibility.nothing-proposed' | 'eligibility.already-proposed'
  | 'eligibility.same-person' | 'eligibility.not-decided' | 'eligibility.already-served' | 'eligibility.served-before-decision' | 'eligibility.served-in-future'
  | 'eligibility.household-missing'
  | 'eligibility.reuse-not-offered' | 'eligibility.finding-case-unknown' | 'eligibility.finding-in-same-case' | 'eligibility.finding-erased' | 'eligibility.finding-of-other-person'
  | 'eligibility.no-finding-there' | 'eligibility.finding-not-reusable' | 'eligibility.not-instant' | 'eligibility.instant-day-passed'
  | 'eligibility.advance-aid-running' | 'eligibility.no-advance-aid' | 'eligibility.advance-aid-not-for-notified' | 'eligibility.not-urgent'
  | 'eligibility.nothing-to-object' | 'eligibility.objection-pending' | 'eligibility.objection-decided-already' | 'eligibility.objection-late' | 'eligibility.objection-late-without-reason'
  | 'eligibility.no-objection' | 'eligibility.objection-of-another' | 'eligibility.outcome-does-not-fit' | 'eligibility.objection-not-looked-at' | 'eligibility.saw-unknown-entry'
  | 'eligibility.nothing-granted' | 'eligibility.case-closed' | 'eligibility.not-lawyer-of-case' | 'eligibility.termination-ground-unknown' | 'eligibility.organ-consent-needed'
  | 'eligibility.no-commitment' | 'eligibility.falsehood-recorded-already' | 'eligibility.no-fraud-found' | 'eligibility.recovery-ordered-already' | 'eligibility.nothing-to-recover'
  | 'eligibility.fine-above-cap';

export type EligibilityRefusal = Refusal<EligibilityCode> | PolicyMissing;

export const refuseEligibility = (code: EligibilityCode, params: Refusal['params'] = {}): Refusal<EligibilityCode> => refuse(code, params);

/** Every refusal of eligibility, in words. */
export const eligibilityRefusals: Readonly<Record<EligibilityCode, RefusalText>> = {
  'eligibility.not-accepted': refusalText(409, '该案尚未受理，不能审查。', 'The application has not been accepted; it cannot be examined.'),
  'eligibility.already-examined': refusalText(409, '该案已作审查情形认定。', 'The case has been examined by rule already.'),
  'eligibility.not-examined': refusalText(409, '该案尚未作审查情形认定。', 'The case has not been examined by rule yet.'),
  'eligibility.ended': refusalText(409, '该案已经结束，不能再审查。', 'The case has ended; it can no longer be examined.'),
  'eligibility.decided-already': refusalText(409, '该案已作出决定。', 'A decision has been made already.'),
  'eligibility.no-means-test-needed': refusalText(409, '该案不需要核查经济困难状况（{route}）。', 'This case needs no verification of means ({route}).'),
  'eligibility.method-not-allowed': refusalText(422, '本地区不采用“{method}”核查方式，可用：{allowed}。', 'The method "{method}" is not used here; allowed: {allowed}.'),
  'eligibility.means-not-verified': refusalText(409, '尚未核查经济困难状况，不能拟定决定。', 'Means have not been verified; no decision can be proposed.'),
  'eligibility.proposal-contradicts-rules': refusalText(422, '拟定的决定与规则结果不符：按规则应为{expected}（{why}）。', 'The proposal contradicts the rules, which say {expected} ({whyEn}).'),
  'eligibility.reason-missing': refusalText(422, '不予法律援助须写明理由。', 'A refusal must state its reasons.'),
  'eligibility.nothing-proposed': refusalText(409, '没有待审批的拟定决定。', 'There is no proposal to approve.'),
  'eligibility.already-proposed': refusalText(409, '已有待审批的拟定决定。', 'A proposal is waiting for approval already.'),
  'eligibility.same-person': refusalText(403, '拟定人与审批人不能为同一人。', 'Who proposed a decision may not approve it.'),
  'eligibility.not-decided': refusalText(409, '尚未作出决定。', 'No decision has been made yet.'),
  'eligibility.already-served': refusalText(409, '决定已经送达。', 'The decision has been served already.'),
  'eligibility.served-in-future': refusalText(422, '送达日期{servedOn}晚于今天{today}。', 'The date of service {servedOn} is after today, {today}.'),
  'eligibility.served-before-decision': refusalText(422, '送达日期{servedOn}早于决定日期{decidedOn}。', 'The date of service {servedOn} is before the decision of {decidedOn}.'),
  'eligibility.household-missing': refusalText(422, '查询不到该户的经济状况，请由申请人填写家庭人口、家庭月收入和家庭资产，或改用其他核查方式。', 'Nothing is known of this household; take its size, income and assets from a statement, or verify in another way.'),
  'eligibility.reuse-not-offered': refusalText(422, '{region}没有沿用既有经济困难认定的规定，须重新核查。', 'No rule of {region} lets an earlier finding of hardship be used again; verify the means.'),
  'eligibility.finding-case-unknown': refusalText(404, '没有案卷{caseId}，不能沿用其认定。', 'There is no case {caseId} whose finding could be used.'),
  'eligibility.finding-in-same-case': refusalText(422, '案卷{caseId}就是本案，不能沿用自身的认定。', 'Case {caseId} is this very case.'),
  'eligibility.finding-erased': refusalText(409, '案卷{caseId}的个人信息已依法删除，不能沿用其认定。', 'The personal data of case {caseId} were erased; its finding cannot be used.'),
  'eligibility.finding-of-other-person': refusalText(422, '案卷{caseId}的申请人不是同一人，不能沿用其认定。', 'The applicant of case {caseId} is another person.'),
  'eligibility.no-finding-there': refusalText(422, '案卷{caseId}中没有据以给予法律援助的经济困难核查。', 'In case {caseId} no verified hardship led to a grant.'),
  'eligibility.finding-not-reusable': refusalText(422, '机构{agency}于{verifiedOn}作出的认定按本地规定不能沿用（最长{months}个月，且限认可的地区）。', 'A finding of agency {agency} of {verifiedOn} cannot be used under the rules here (at most {months} months, and only of recognised regions).'),
  'eligibility.not-instant': refusalText(409, '该案不适用即申即办，由一人拟定、另一人审批。', 'The case is not decided instantly: one proposes, another approves.'),
  'eligibility.instant-day-passed': refusalText(409, '即申即办应在{dueOn}当日决定，现已逾期，须按一般程序拟定、审批。', 'Instant decision was due on {dueOn}; go through the ordinary procedure.'),
  'eligibility.advance-aid-running': refusalText(409, '已决定先行提供法律援助。', 'Advance aid was granted already.'),
  'eligibility.no-advance-aid': refusalText(409, '没有正在进行的先行援助。', 'No advance aid is running.'),
  'eligibility.advance-aid-not-for-notified': refusalText(409, '通知类案件收到通知后即指派，无需先行援助。', 'A notified case is assigned upon the notice; it needs no advance aid.'),
  'eligibility.not-urgent': refusalText(422, '不具备先行援助情形{ground}（时效届满日{limitationDate}，须不足{days}日）。', 'The ground {ground} of advance aid is not there (limitation ends {limitationDate}; fewer than {days} days are needed).'),
  'eligibility.nothing-to-object': refusalText(409, '现行决定为给予法律援助，没有可以提出异议的决定。', 'The decision in force grants aid: there is nothing to object to.'),
  'eligibility.objection-pending': refusalText(409, '已有异议正在处理。', 'An objection is pending.'),
  'eligibility.objection-decided-already': refusalText(409, '对该决定的异议已经处理，可依法申请行政复议或者提起行政诉讼。', 'The objection to this decision was decided; the next remedy is reconsideration or suit.'),
  'eligibility.objection-late': refusalText(422, '提出异议的期限已于{until}届满。', 'The period to object ended on {until}.'),
  'eligibility.objection-late-without-reason': refusalText(422, '提出异议的期限已于{until}届满，逾期提出须说明正当理由。', 'The period to object ended on {until}; give the good reason for being late.'),
  'eligibility.no-objection': refusalText(409, '没有待处理的异议。', 'No objection is pending.'),
  'eligibility.objection-of-another': refusalText(403, '异议只能由提出人撤回。', 'An objection is withdrawn by who filed it.'),
  'eligibility.outcome-does-not-fit': refusalText(422, '处理结果{outcome}与所异议的决定不符，可用：{allowed}。', 'The outcome {outcome} does not fit the decision objected to; possible: {allowed}.'),
  'eligibility.objection-not-looked-at': refusalText(422, '处理异议须查看所异议的决定和异议本身：{needed}。', 'The decision objected to and the objection must be looked at: {needed}.'),
  'eligibility.saw-unknown-entry': refusalText(422, '所列查看的记录不在本案卷中：{unknown}。', 'Entries named as looked at are not in this file: {unknown}.'),
  'eligibility.nothing-granted': refusalText(409, '现在没有给予法律援助的决定。', 'No grant is in force.'),
  'eligibility.case-closed': refusalText(409, '案件已经办结，不能终止法律援助。', 'The case is closed; aid can no longer be terminated.'),
  'eligibility.not-lawyer-of-case': refusalText(403, '只有该案的承办人可以报告终止情形。', 'Only the lawyer of the case may report a ground of termination.'),
  'eligibility.termination-ground-unknown': refusalText(422, '现行规定没有终止情形{ground}。', 'The rules in force know no ground of termination {ground}.'),
  'eligibility.organ-consent-needed': refusalText(422, '通知辩护案件中受援人拒绝法律援助的，应当由办案机关查明原因并准许，请填写办案机关的答复。', 'In a notified case the recipient’s refusal needs the consent of the organ; record its answer.'),
  'eligibility.no-commitment': refusalText(409, '该案的经济困难状况不是以诚信承诺核查的。', 'The means were not verified by a commitment.'),
  'eligibility.falsehood-recorded-already': refusalText(409, '承诺不实已经登记。', 'The false commitment was recorded already.'),
  'eligibility.no-fraud-found': refusalText(409, '没有查明以欺骗手段获得法律援助。', 'It was not found that aid was obtained by fraud.'),
  'eligibility.recovery-ordered-already': refusalText(409, '已经责令支付费用。', 'Recovery was ordered already.'),
  'eligibility.nothing-to-recover': refusalText(422, '费用与罚款不能同时为零。', 'Neither cost nor fine was given.'),
  'eligibility.fine-above-cap': refusalText(422, '罚款{fine}元超过法定上限{cap}元。', 'The fine of {fine} yuan is above the cap of {cap} yuan.'),
};
