import { refusalText, type RefusalText } from '@juanzong/common-domain';
import { refuse, type Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

export type EligibilityCode =
  | 'eligibility.not-accepted' | 'eligibility.already-examined' | 'eligibility.not-examined' | 'eligibility.ended'
  | 'eligibility.decided-already' | 'eligibility.no-means-test-needed' | 'eligibility.method-not-allowed' | 'eligibility.means-not-verified'
  | 'eligibility.proposal-contradicts-rules' | 'eligibility.reason-missing' | 'eligibility.nothing-proposed' | 'eligibility.already-proposed'
  | 'eligibility.same-person' | 'eligibility.not-decided' | 'eligibility.already-served' | 'eligibility.served-before-decision' | 'eligibility.served-in-future'
  | 'eligibility.household-missing';

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
  'eligibility.proposal-contradicts-rules': refusalText(422, '拟定的决定与规则结果不符：按规则应为{expected}（{why}）。', 'The proposal contradicts the rules, which say {expected} ({why}).'),
  'eligibility.reason-missing': refusalText(422, '不予法律援助须写明理由。', 'A refusal must state its reasons.'),
  'eligibility.nothing-proposed': refusalText(409, '没有待审批的拟定决定。', 'There is no proposal to approve.'),
  'eligibility.already-proposed': refusalText(409, '已有待审批的拟定决定。', 'A proposal is waiting for approval already.'),
  'eligibility.same-person': refusalText(403, '拟定人与审批人不能为同一人。', 'Who proposed a decision may not approve it.'),
  'eligibility.not-decided': refusalText(409, '尚未作出决定，不能送达。', 'No decision has been made that could be served.'),
  'eligibility.already-served': refusalText(409, '决定已经送达。', 'The decision has been served already.'),
  'eligibility.served-in-future': refusalText(422, '送达日期{servedOn}晚于今天{today}。', 'The date of service {servedOn} is after today, {today}.'),
  'eligibility.served-before-decision': refusalText(422, '送达日期{servedOn}早于决定日期{decidedOn}。', 'The date of service {servedOn} is before the decision of {decidedOn}.'),
  'eligibility.household-missing': refusalText(422, '查询不到该户的经济状况，请由申请人填写家庭人口、家庭月收入和家庭资产，或改用其他核查方式。', 'Nothing is known of this household; take its size, income and assets from a statement, or verify in another way.'),
};
