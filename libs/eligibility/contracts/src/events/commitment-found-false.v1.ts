import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** After a grant the integrity commitment that it rests on turned out to be false (法律援助法 41, 48, 64). */
export const commitmentFoundFalseV1 = defineEvent({
  type: 'eligibility.CommitmentFoundFalse',
  version: 1,
  label: { zh: '诚信承诺查证不实', en: 'Commitment found false' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    /** The entry of the verification by commitment. */
    commitment: z.string(),
    what: z.string().min(1).meta({ personal: 'applicant' }),
    evidence: z.string().min(1).meta({ personal: 'applicant' }),
  }),
  example: { commitment: '0f8fad5b-d9cb-569f-a165-70867728950e', what: '隐瞒名下房产两套', evidence: '不动产登记查询结果' },
});
