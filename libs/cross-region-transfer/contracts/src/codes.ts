import type { Bilingual } from '@juanzong/kernel';

/** Why an agency is competent (法律援助法 38): the first in litigation, the others out of court. */
export const COMPETENCE_GROUNDS = ['CASE_HANDLING_ORGAN', 'DISPUTE_HANDLING_BODY', 'CAUSE_AROSE'] as const;
export type CompetenceGround = (typeof COMPETENCE_GROUNDS)[number];

/** Where a place was read: in the particulars of the application, or named by the clerk where those do not tell. */
export const PLACE_SOURCES = ['HANDLING_ORGAN', 'DISPUTE_PLACE', 'NAMED_BY_CLERK'] as const;
export type PlaceSource = (typeof PLACE_SOURCES)[number];

/** Whose receipt starts the examination of a forwarded application. */
export const CLOCK_STARTS = ['RECEIVING', 'COMPETENT'] as const;

/** Why an agency that was forwarded to holds that it is not competent. */
export const DISPUTE_GROUNDS = ['ORGAN_ELSEWHERE', 'BODY_OR_CAUSE_ELSEWHERE', 'SENDER_COMPETENT', 'OTHER'] as const;
export type DisputeGround = (typeof DISPUTE_GROUNDS)[number];

/** Why an authority designates: it stands above all agencies concerned, or an agreement of their provinces names it. */
export const AUTHORITY_GROUNDS = ['COMMON_SUPERIOR', 'AGREEMENT'] as const;

/** How a forwarding stands, from its proposal to its end. */
export const FORWARDING_STATUS = {
  PROPOSED: { zh: '拟转交', en: 'Proposed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  FORWARDED: { zh: '已转交，待答复', en: 'Forwarded, not answered yet' },
  ACCEPTED: { zh: '已接受', en: 'Accepted' },
  DISPUTED: { zh: '管辖有争议，待指定', en: 'Disputed, to be designated' },
  DESIGNATED: { zh: '已指定管辖', en: 'Designated' },
  ENDED: { zh: '申请已结束', en: 'The application ended' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type ForwardingStatus = keyof typeof FORWARDING_STATUS;
export const FORWARDING_STATUSES = Object.keys(FORWARDING_STATUS) as [ForwardingStatus, ...ForwardingStatus[]];

export const COMPETENCE_GROUND_LABELS: Readonly<Record<CompetenceGround, Bilingual>> = {
  CASE_HANDLING_ORGAN: { zh: '办案机关所在地', en: 'Where the case-handling organ is' },
  DISPUTE_HANDLING_BODY: { zh: '争议处理机关所在地', en: 'Where the dispute-handling body is' },
  CAUSE_AROSE: { zh: '事由发生地', en: 'Where the cause arose' },
};
export const DISPUTE_GROUND_LABELS: Readonly<Record<DisputeGround, Bilingual>> = {
  ORGAN_ELSEWHERE: { zh: '办案机关在其他地区', en: 'The case-handling organ is elsewhere' },
  BODY_OR_CAUSE_ELSEWHERE: { zh: '争议处理机关或者事由发生地在其他地区', en: 'The dispute-handling body or the cause is elsewhere' },
  SENDER_COMPETENT: { zh: '转交机构有管辖权', en: 'The forwarding agency is competent itself' },
  OTHER: { zh: '其他', en: 'Another ground' },
};
