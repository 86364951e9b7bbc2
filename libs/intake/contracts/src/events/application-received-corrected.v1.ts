import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { application, applicationExample, statistics } from '../application.js';

/** A mistyped name, number or other particular of the application, put right: takes the place of what it corrects. */
export const applicationReceivedCorrectedV1 = defineEvent({
  type: 'intake.ApplicationReceivedCorrected',
  version: 1,
  label: { zh: '申请登记更正', en: 'Application particulars corrected' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment', 'quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    origin: z.enum(['APPLICATION', 'NOTIFICATION']),
    application,
    statistics,
    fields: z.array(z.string()).min(1),
    reason: z.string().min(1).meta({ personal: 'applicant' }),
    evidence: z.string().min(1).meta({ personal: 'applicant' }),
  }),
  example: {
    origin: 'APPLICATION', application: applicationExample, statistics: { ageBand: '18_59', incomeBand: '1000_1999' },
    fields: ['applicant.name'], reason: '登记时录入错误', evidence: '身份证复印件',
  },
});
