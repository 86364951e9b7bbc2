import { bilingual } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

export const OBJECTION_OUTCOMES = ['UPHELD', 'ORDERED_TO_GRANT', 'TERMINATION_REVOKED'] as const;

/** The bureau upholds the agency's decision or orders it to correct it (法律援助法 49 ¶2). A grant by order follows in the same append. */
export const objectionDecidedV1 = defineEvent({
  type: 'eligibility.ObjectionDecided',
  version: 1,
  label: { zh: '异议处理决定', en: 'Objection decided' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    objection: z.string(),
    against: z.string(),
    outcome: z.enum(OBJECTION_OUTCOMES),
    reasons: z.string().min(1).meta({ personal: 'applicant' }),
    /** The entries that were looked at: the decision and the objection at least. */
    saw: z.array(z.string()).min(2),
    /** What may be done against this decision (法律援助法 49 ¶3). */
    remedies: z.array(z.strictObject({ code: z.string(), text: bilingual })),
  }),
  example: {
    objection: '0f8fad5b-d9cb-569f-a165-70867728950e', against: '1f8fad5b-d9cb-569f-a165-70867728950e', outcome: 'ORDERED_TO_GRANT', reasons: '收入核算有误，申请人符合经济困难标准',
    saw: ['1f8fad5b-d9cb-569f-a165-70867728950e', '0f8fad5b-d9cb-569f-a165-70867728950e'], remedies: [],
  },
});
