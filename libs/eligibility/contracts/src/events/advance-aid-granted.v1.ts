import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Aid before the decision in an urgent case (法律援助法 44). What assignment needs to know of the matter stands in it as in a grant. */
export const advanceAidGrantedV1 = defineEvent({
  type: 'eligibility.AdvanceAidGranted',
  version: 1,
  label: { zh: '先行提供法律援助', en: 'Advance aid granted' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment', 'cross-region-transfer', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    basis: z.literal('ADVANCE'),
    ground: z.string(),
    matter: z.string(),
    matterCategory: z.enum(['CIVIL', 'ADMIN', 'CRIMINAL']),
    lifeOrDeathPossible: z.boolean(),
    minorInvolved: z.boolean(),
    evidence: z.string().min(1).meta({ personal: 'applicant' }),
    /** The ordinary procedure is still to be gone through: the application was not accepted yet. */
    formalitiesOpen: z.boolean(),
    trace: caseTrace,
  }),
  example: {
    basis: 'ADVANCE', ground: 'LIMITATION_LT_7D', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, evidence: '仲裁时效将于三日后届满',
    formalitiesOpen: true, trace: [],
  },
});
