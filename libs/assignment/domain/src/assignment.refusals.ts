import { refusalText, type RefusalText } from '@juanzong/common-domain';
import type { Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

/** Every refusal of this context with its HTTP status and what a user reads. */
export const assignmentRefusals = {
  'assignment.role-not-allowed': refusalText(403, '角色“{role}”不能办理“{action}”', 'The role {role} may not do {action}'),
  'assignment.other-agency': refusalText(403, '本案由机构 {owner} 办理，不属于 {agency}', 'The case belongs to agency {owner}, not {agency}'),
  'assignment.not-the-assigned-lawyer': refusalText(403, '只有本案承办律师可以办理', 'Only the lawyer assigned to the case may do this'),
  'assignment.only-for-oneself': refusalText(403, '律师只能登记本人的利益冲突', 'A lawyer may record only their own conflict of interest'),
  'assignment.not-granted': refusalText(409, '尚未作出给予法律援助决定', 'Aid has not been granted'),
  'assignment.not-open': refusalText(409, '本案尚未进入指派环节', 'Assignment has not been opened for the case'),
  'assignment.already-assigned': refusalText(409, '本案已经指派律师 {lawyerId}', 'The case is assigned to {lawyerId} already'),
  'assignment.not-assigned': refusalText(409, '本案尚未指派律师', 'No lawyer has been assigned'),
  'assignment.not-yet-accepted': refusalText(409, '承办律师尚未接受指派', 'The lawyer has not accepted the assignment yet'),
  'assignment.already-accepted': refusalText(409, '承办律师已经接受指派', 'The lawyer has accepted the assignment already'),
  'assignment.agreement-missing': refusalText(409, '尚未签订委托代理协议', 'The agreement has not been signed yet'),
  'assignment.agreement-already-signed': refusalText(409, '委托代理协议已经签订', 'The agreement has been signed already'),
  'assignment.agreement-needs-reason': refusalText(422, '未签订协议的，应当写明受援人原因或者客观原因', 'Without a signed agreement the reason has to be stated'),
  'assignment.aid-terminated': refusalText(409, '本案法律援助已经终止，只能报告结案', 'The aid has ended; only the closing can be reported'),
  'assignment.closed-by-termination': refusalText(422, '法律援助终止的，结案方式应当且只能为“终止”', 'A case closes by termination where the aid was terminated, and only then'),
  'assignment.change-already-requested': refusalText(409, '更换承办律师的申请正在处理', 'A change of lawyer is requested already'),
  'assignment.change-not-requested': refusalText(409, '没有待处理的更换承办律师申请', 'No change of lawyer is requested'),
  'assignment.change-undecided': refusalText(409, '更换承办律师的申请尚未决定', 'The request for another lawyer has not been decided yet'),
  'assignment.not-who-requested': refusalText(403, '只有提出更换申请的一方可以撤回', 'Only who asked for the change may withdraw the request'),
  'assignment.not-a-former-lawyer': refusalText(403, '只有离任律师或者指派人员可以移交案卷材料', 'Only a former lawyer of the case, or the assigner, hands over its papers'),
  'assignment.no-file-to-hand-over': refusalText(409, '没有待移交的案卷材料', 'No papers remain to be handed over'),
  'assignment.whose-file': refusalText(422, '有多位离任律师的材料待移交，请指明移交人：{lawyers}', 'Several former lawyers have papers to hand over; say whose: {lawyers}'),
  'assignment.hearing-unknown': refusalText(404, '没有可以更改的开庭通知 {hearing}', 'There is no hearing {hearing} that could be replaced'),
  'assignment.lawyer-relieved-before': refusalText(409, '律师 {lawyerId} 曾被更换离任本案', 'The lawyer {lawyerId} was relieved of this case'),
  'assignment.case-closed': refusalText(409, '本案已经结案', 'The case is closed'),
  'assignment.case-ended': refusalText(409, '本案已经在受理或者审查环节终结', 'The case ended before it was assigned'),
  'assignment.date-in-future': refusalText(422, '日期 {date} 晚于今天 {today}', 'The date {date} is after today, {today}'),
  'assignment.date-too-early': refusalText(422, '日期 {date} 不得早于 {earliest}', 'The date {date} must not be before {earliest}'),
  'assignment.lawyer-declined-before': refusalText(409, '律师 {lawyerId} 曾拒绝承办本案', 'The lawyer {lawyerId} declined this case before'),
  'assignment.lawyer-in-conflict': refusalText(409, '律师 {lawyerId} 与本案存在利益冲突', 'The lawyer {lawyerId} has a conflict of interest'),
  'assignment.draw-settled': refusalText(409, '抽派 {drawId} 已经作废或者已被律师拒绝', 'The draw {drawId} was voided or declined'),
  'assignment.draw-in-use': refusalText(409, '抽派 {drawId} 已经用于本案指派', 'The draw {drawId} is an assignment of this case'),
  'assignment.draw-unknown': refusalText(404, '律师库中没有抽派 {drawId}', 'The pool has no draw {drawId}'),
  'assignment.roster-unknown': refusalText(404, '律师库 {pool} 没有名册记录，或没有为该案抽派', 'The pool {pool} has no entries, or drew nobody for the case'),
  'assignment.draw-of-other-case': refusalText(409, '抽派 {drawId} 属于另一案件', 'The draw {drawId} belongs to another case'),
  'assignment.turn-already-spent': refusalText(409, '抽派 {drawId} 的轮次已经使用', 'The turn of draw {drawId} is spent'),
  'assignment.turn-already-returned': refusalText(409, '抽派 {drawId} 的轮次已经退回', 'The turn of draw {drawId} was returned'),
  'assignment.no-lawyer-available': refusalText(409, '没有可以指派的律师：{exclusions}', 'No lawyer can be assigned: {exclusions}'),
  'assignment.matter-unknown': refusalText(422, '事项类别 {matter} 不在目录中', 'The matter {matter} is not in the catalogue'),
  'assignment.lawyer-already-enrolled': refusalText(409, '律师 {lawyerId} 已在律师库中', 'The lawyer {lawyerId} is in the pool already'),
  'assignment.lawyer-not-in-pool': refusalText(404, '律师 {lawyerId} 不在律师库中', 'The lawyer {lawyerId} is not in the pool'),
  'assignment.lawyer-already-suspended': refusalText(409, '律师 {lawyerId} 在该期间已被暂停指派', 'The lawyer {lawyerId} is suspended then already'),
  'assignment.lawyer-not-suspended': refusalText(409, '律师 {lawyerId} 未被暂停指派', 'The lawyer {lawyerId} is not suspended'),
  'assignment.suspension-ends-before-it-begins': refusalText(422, '暂停期间的结束日期 {until} 早于开始日期 {from}', 'The suspension ends on {until}, before it begins on {from}'),
} as const satisfies Readonly<Record<`assignment.${string}`, RefusalText>>;

export type AssignmentRefusalCode = keyof typeof assignmentRefusals;
/** The closed union; a missing rule pack is an error value of its own, never a fallback. */
export type AssignmentRefusal = Refusal<AssignmentRefusalCode> | PolicyMissing;
