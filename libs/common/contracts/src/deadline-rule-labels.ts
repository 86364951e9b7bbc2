import type { Bilingual } from '@juanzong/kernel';

/** What each rule of a deadline is called, by its id; a test keeps this equal to the rules that the packs know. */
export const DEADLINE_RULE_LABELS: Readonly<Record<string, Bilingual>> = {
  examination: { zh: '审查期限', en: 'Examination' },
  supplement: { zh: '补充材料期限', en: 'Supplement of materials' },
  assignment: { zh: '指派期限', en: 'Assignment' },
  'notification-assignment': { zh: '通知案件指派期限', en: 'Assignment of a notified case' },
  agreement: { zh: '签订协议期限', en: 'Signing of the agreement' },
  'forward-24h': { zh: '二十四小时内转交期限', en: 'Forwarding within twenty-four hours' },
  'objection-filing': { zh: '提出异议期限', en: 'Filing of an objection' },
  'advance-aid-formalities': { zh: '先行援助补办手续期限', en: 'Formalities after advance aid' },
  'termination-notice': { zh: '终止决定送达期限', en: 'Notice of a termination' },
  'objection-decision': { zh: '异议处理期限', en: 'Decision on an objection' },
  'change-decision': { zh: '更换承办人决定期限', en: 'Decision on another lawyer' },
  'archive-submission': { zh: '提交归档材料期限', en: 'Submission of the archive file' },
  'archive-review': { zh: '归档材料审查期限', en: 'Review of the archive file' },
  'archive-resubmission': { zh: '重新提交归档材料期限', en: 'Submission of a returned archive file' },
  'finding-answer': { zh: '问题答复期限', en: 'Answer to a finding' },
  'forward-answer': { zh: '转交答复期限', en: 'Answer to a forwarding' },
  designation: { zh: '指定管辖期限', en: 'Designation of the competent agency' },
};

/** The label of a rule; the id itself where it is not known. */
export const deadlineRuleLabel = (ruleId: string): Bilingual => DEADLINE_RULE_LABELS[ruleId] ?? { zh: ruleId, en: ruleId };
