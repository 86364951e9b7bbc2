import { refusalText, type RefusalText } from '@juanzong/common-domain';
import { refuse, type Refusal } from '@juanzong/kernel';
import type { PolicyMissing } from '@juanzong/policy';

export type IntakeCode =
  | 'intake.already-received' | 'intake.not-received' | 'intake.unknown-matter' | 'intake.channel-does-not-fit-matter'
  | 'intake.notification-number-missing' | 'intake.already-accepted' | 'intake.already-ended' | 'intake.nothing-missing'
  | 'intake.supplement-already-requested' | 'intake.supplement-not-requested' | 'intake.materials-missing'
  | 'intake.nothing-to-correct' | 'intake.correction-changes-origin' | 'intake.decided-already' | 'intake.number-not-drawn'
  | 'intake.agency-missing' | 'intake.matter-taken' | 'intake.received-in-future' | 'intake.case-still-open' | 'intake.erased-already' | 'intake.personal-data-erased'
  | 'intake.forwarding-under-way' | 'intake.channel-not-of-organ' | 'intake.request-missing' | 'intake.request-not-for-channel' | 'intake.request-through-another'
  | 'intake.requested-after-receipt' | 'intake.supplement-period-runs'
  | 'intake.letter-of-other-agency' | 'intake.letter-already-issued' | 'intake.letter-not-issued' | 'intake.letter-already-served' | 'intake.letter-not-served'
  | 'intake.decision-served-by-eligibility' | 'intake.served-before-issue' | 'intake.served-in-future';

export type IntakeRefusal = Refusal<IntakeCode> | PolicyMissing;

export const refuseIntake = (code: IntakeCode, params: Refusal['params'] = {}): Refusal<IntakeCode> => refuse(code, params);

/** Every refusal of intake, in words. A test walks the whole union. */
export const intakeRefusals: Readonly<Record<IntakeCode, RefusalText>> = {
  'intake.already-received': refusalText(409, '该案卷已登记收到申请。', 'An application has been received in this file already.'),
  'intake.not-received': refusalText(404, '尚未收到申请，没有此案卷。', 'No application has been received: there is no such file.'),
  'intake.unknown-matter': refusalText(422, '事项类别“{matter}”不在目录中。', 'The matter "{matter}" is not in the catalogue.'),
  'intake.channel-does-not-fit-matter': refusalText(422, '事项“{matter}”与申请渠道“{channel}”不符：通知类事项只能由办案机关通知。', 'The matter "{matter}" does not fit the channel "{channel}": a notified matter comes by notification of an organ.'),
  'intake.notification-number-missing': refusalText(422, '通知类案件须填写通知机关文书号。', 'A notified case needs the number of the letter of notification.'),
  'intake.already-accepted': refusalText(409, '该申请已受理，案号{caseNumber}。', 'The application has been accepted already, case number {caseNumber}.'),
  'intake.already-ended': refusalText(409, '该申请已经结束（{how}），不能再办理。', 'The application has ended ({how}); nothing more can be done.'),
  'intake.nothing-missing': refusalText(409, '材料齐全，无需补充，可直接受理。', 'Nothing is missing; the application can be accepted.'),
  'intake.supplement-already-requested': refusalText(409, '补充材料只能一次性告知，已于{on}告知。', 'Missing materials are notified once only, and were on {on}.'),
  'intake.supplement-not-requested': refusalText(409, '尚未发出补充材料告知。', 'No notice of missing materials has been given.'),
  'intake.materials-missing': refusalText(422, '材料不齐全，缺少：{missing}。请先一次性告知补充。', 'Materials are missing: {missing}. Give the once-only notice first.'),
  'intake.nothing-to-correct': refusalText(422, '更正内容与现登记一致，没有需要更正的内容。', 'The correction changes nothing.'),
  'intake.correction-changes-origin': refusalText(422, '更正不能改变案件来源（申请类、通知类）。', 'A correction cannot turn a case by application into a notified one, or the reverse.'),
  'intake.decided-already': refusalText(409, '已作出决定，不能撤回申请。', 'A decision has been made; the application can no longer be withdrawn.'),
  'intake.number-not-drawn': refusalText(409, '尚未取得案号，请重试。', 'No case number has been drawn; try again.'),
  'intake.matter-taken': refusalText(409, '同一申请人的同一事项已在案卷{firstCaseId}登记，本申请将并入该案。', 'The same matter of the same person is in file {firstCaseId} already; this application is linked to it.'),
  'intake.case-still-open': refusalText(409, '案件尚未办结，个人信息是办案所必需，不能删除。', 'The case is not over: the personal data are needed for it and cannot be erased.'),
  'intake.erased-already': refusalText(409, '个人信息已经删除：{subjects}。', 'Personal data were erased already: {subjects}.'),
  'intake.personal-data-erased': refusalText(409, '个人信息已依法删除，不得再次记录：{subjects}。', 'Personal data were erased and may not be recorded again: {subjects}.'),
  'intake.forwarding-under-way': refusalText(409, '转交尚未办结（{status}），暂不能受理。', 'A forwarding is not settled yet ({status}); the application cannot be accepted meanwhile.'),
  'intake.agency-missing': refusalText(403, '申请须由法律援助机构登记。', 'An application is received by an agency: the actor acts for none.'),
  'intake.received-in-future': refusalText(422, '申请日期{on}晚于今天。', 'The application date {on} is in the future.'),
  'intake.channel-not-of-organ': refusalText(403, '办案机关、监管场所、值班律师只能转交申请或者通知辩护，不能以渠道“{channel}”登记。', 'An organ, a place of custody or a duty lawyer forwards or notifies; it may not register by the channel "{channel}".'),
  'intake.request-missing': refusalText(422, '渠道“{channel}”的申请须写明当事人提出申请的时间和转交单位，以计算二十四小时转交期限。', 'An application through "{channel}" must say when the person asked and who forwards it: the twenty-four hours are reckoned from then.'),
  'intake.request-not-for-channel': refusalText(422, '渠道“{channel}”的申请没有转交请求。', 'An application through "{channel}" carries no forwarded request.'),
  'intake.request-through-another': refusalText(422, '转交请求经由“{through}”，与申请渠道“{channel}”不符。', 'The request came through "{through}", which is not the channel "{channel}".'),
  'intake.requested-after-receipt': refusalText(422, '提出申请的时间{requestedAt}晚于收到申请的时间。', 'The person asked at {requestedAt}, which is after the receipt.'),
  'intake.supplement-period-runs': refusalText(409, '补充材料的期限到{dueDate}届满，现在不能视为撤回。', 'The time to supplement runs until {dueDate}; the application is not deemed withdrawn yet.'),
  'intake.letter-of-other-agency': refusalText(403, '该文书由机构{agency}制发和送达。', 'This letter is issued and served by the agency {agency}.'),
  'intake.letter-already-issued': refusalText(409, '该文书已经制发（文书日期{on}），内容依据没有变化。', 'This letter was issued already (dated {on}); what it tells has not changed.'),
  'intake.letter-not-issued': refusalText(409, '该文书尚未制发，不能登记送达。', 'This letter has not been issued; no service can be recorded.'),
  'intake.letter-already-served': refusalText(409, '该文书已经送达。', 'This letter has been served already.'),
  'intake.letter-not-served': refusalText(422, '送达回证、卷宗封面等卷内文书不需要送达。', 'A record of service and an archive cover are papers of the file; they are served on nobody.'),
  'intake.decision-served-by-eligibility': refusalText(409, '决定书的送达请在审查环节登记（serve-decision），以便计算异议期限。', 'The service of a decision is recorded by serve-decision of eligibility: the time to object runs from it.'),
  'intake.served-before-issue': refusalText(422, '送达日期{servedOn}早于文书日期{on}。', 'The date of service {servedOn} is before the letter of {on}.'),
  'intake.served-in-future': refusalText(422, '送达日期{servedOn}晚于今天{today}。', 'The date of service {servedOn} is after today, {today}.'),
};
