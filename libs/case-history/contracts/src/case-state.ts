import type { Bilingual } from '@juanzong/kernel';

/** Where a case stands, across all contexts, with the words for it. */
export const CASE_STATES = {
  RECEIVED: { zh: '已收到申请', en: 'Received' },
  AWAITING_SUPPLEMENT: { zh: '待补充材料', en: 'Awaiting supplement' },
  FORWARD_PROPOSED: { zh: '拟转交', en: 'Forwarding proposed' },
  FORWARDED: { zh: '已转交待接收', en: 'Forwarded, awaiting an answer' },
  DISPUTED: { zh: '管辖争议待指定', en: 'Competence disputed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  DEEMED_WITHDRAWN: { zh: '视为撤回', en: 'Deemed withdrawn' },
  DUPLICATE: { zh: '重复申请并入前案', en: 'Closed as a duplicate' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  EXAMINED: { zh: '审查中', en: 'Under examination' },
  PROPOSED: { zh: '待审批', en: 'Awaiting approval' },
  GRANTED: { zh: '给予法律援助', en: 'Granted' },
  REFUSED: { zh: '不予法律援助', en: 'Refused' },
  OBJECTION: { zh: '异议处理中', en: 'Objection pending' },
  ASSIGNED: { zh: '已指派', en: 'Assigned' },
  IN_PROGRESS: { zh: '办理中', en: 'In progress' },
  TERMINATED: { zh: '终止法律援助', en: 'Aid terminated' },
  CLOSED: { zh: '已结案', en: 'Closed' },
  ARCHIVE_SUBMITTED: { zh: '归档材料待审查', en: 'Archive submitted' },
  ARCHIVE_RETURNED: { zh: '归档材料已退回', en: 'Archive returned' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
  UNDER_REVIEW: { zh: '质量评估中', en: 'Under quality review' },
} as const satisfies Record<string, Bilingual>;

export type CaseStateCode = keyof typeof CASE_STATES;
export const CASE_STATE_CODES = Object.keys(CASE_STATES) as [CaseStateCode, ...CaseStateCode[]];
