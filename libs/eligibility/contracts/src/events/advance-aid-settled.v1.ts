import { trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

export const ADVANCE_AID_RESULTS = ['CONFIRMED', 'NOT_ELIGIBLE', 'REVOKED', 'APPLICATION_ENDED'] as const;

/** The later result of advance aid: confirmed by the grant; ended by a refusal, by revocation or because the application ended. */
export const advanceAidSettledV1 = defineEvent({
  type: 'eligibility.AdvanceAidSettled',
  version: 1,
  label: { zh: '先行援助的后续结果', en: 'Advance aid settled' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment', 'cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({
    /** The entry by which aid began. */
    advance: z.string(),
    result: z.enum(ADVANCE_AID_RESULTS),
    /** Only where a region's rule says so. */
    costBorneByApplicant: z.boolean(),
    reason: z.string().nullable().meta({ personal: 'applicant' }),
    trace,
  }),
  example: { advance: '0f8fad5b-d9cb-569f-a165-70867728950e', result: 'CONFIRMED', costBorneByApplicant: false, reason: null, trace: [] },
});
