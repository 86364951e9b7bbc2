import type { Bilingual } from '@juanzong/kernel';

/** Where a case stands, across all contexts, with the words for it. */
export const CASE_STATES = {
  RECEIVED: { zh: '已收到申请', en: 'Received' },
  AWAITING_SUPPLEMENT: { zh: '待补充材料', en: 'Awaiting supplement' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  DEEMED_WITHDRAWN: { zh: '视为撤回', en: 'Deemed withdrawn' },
  DUPLICATE: { zh: '重复申请并入前案', en: 'Closed as a duplicate' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  EXAMINED: { zh: '审查中', en: 'Under examination' },
  PROPOSED: { zh: '待审批', en: 'Awaiting approval' },
  GRANTED: { zh: '给予法律援助', en: 'Granted' },
  REFUSED: { zh: '不予法律援助', en: 'Refused' },
  ASSIGNED: { zh: '已指派', en: 'Assigned' },
  IN_PROGRESS: { zh: '办理中', en: 'In progress' },
  CLOSED: { zh: '已结案', en: 'Closed' },
} as const satisfies Record<string, Bilingual>;

export type CaseStateCode = keyof typeof CASE_STATES;
export const CASE_STATE_CODES = Object.keys(CASE_STATES) as [CaseStateCode, ...CaseStateCode[]];
