import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The applicant withdrew before a decision. */
export const applicationWithdrawnV1 = defineEvent({
  type: 'intake.ApplicationWithdrawn',
  version: 1,
  label: { zh: '撤回申请', en: 'Application withdrawn' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment'],
  lifeCycle: true,
  schema: z.strictObject({ reason: z.string().min(1).meta({ personal: 'applicant' }) }),
  example: { reason: '双方已和解' },
});
