import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { TERMINATION_GROUNDS } from './aid-terminated.v1.js';

/** The lawyer found a ground of termination and reports it promptly (法律援助法 48); the agency decides. */
export const terminationGroundReportedV1 = defineEvent({
  type: 'eligibility.TerminationGroundReported',
  version: 1,
  label: { zh: '报告终止情形', en: 'Ground of termination reported' },
  streams: ['case'],
  mustUnderstand: [],
  lifeCycle: false,
  schema: z.strictObject({
    ground: z.enum(TERMINATION_GROUNDS),
    explanation: z.string().min(1).meta({ personal: 'applicant' }),
    evidence: z.string().min(1).meta({ personal: 'applicant' }),
  }),
  example: { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人已自行委托律师', evidence: '委托合同复印件' },
});
