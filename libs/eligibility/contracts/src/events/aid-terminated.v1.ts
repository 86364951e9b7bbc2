import { bilingual, trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** 法律援助法 48 ¶1 (1)–(8). */
export const TERMINATION_GROUNDS = [
  'FRAUD_OBTAINED', 'CONCEALED_FACT_OR_FALSE_EVIDENCE', 'USED_FOR_ILLEGAL_ACT', 'MEANS_CHANGED', 'CASE_ENDED_OR_WITHDRAWN', 'OWN_LAWYER_RETAINED',
  'RECIPIENT_REQUEST_WITH_GOOD_REASON', 'OTHER_BY_LAW',
] as const;

/** The decision to terminate aid (法律援助法 48); it is served, and may be objected to (49). */
export const aidTerminatedV1 = defineEvent({
  type: 'eligibility.AidTerminated',
  version: 1,
  label: { zh: '终止法律援助决定', en: 'Aid terminated' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment'],
  lifeCycle: true,
  schema: z.strictObject({
    ground: z.enum(TERMINATION_GROUNDS),
    /** The grant that it ends. */
    against: z.string(),
    explanation: z.string().min(1).meta({ personal: 'applicant' }),
    evidence: z.string().min(1).meta({ personal: 'applicant' }),
    /** In a notified case, for a recipient's refusal: what the organ answered. */
    organConsent: z.string().nullable().meta({ personal: 'applicant' }),
    remedies: z.array(z.strictObject({ code: z.string(), text: bilingual })),
    trace,
  }),
  example: {
    ground: 'MEANS_CHANGED', against: '0f8fad5b-d9cb-569f-a165-70867728950e', explanation: '受援人收入增加，不再符合经济困难标准', evidence: '不动产登记查询结果', organConsent: null,
    remedies: [], trace: [],
  },
});
