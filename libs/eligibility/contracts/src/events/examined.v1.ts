import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Scope of the matter and the hardship route (法律援助法 31, 32, 42), by rule, with the trace. */
export const examinedV1 = defineEvent({
  type: 'eligibility.Examined',
  version: 1,
  label: { zh: '审查情形认定', en: 'Examined by rule' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    matter: z.string(),
    matterCategory: z.enum(['CIVIL', 'ADMIN', 'CRIMINAL']),
    inScope: z.boolean(),
    route: z.enum(['WAIVED', 'EXEMPT', 'TESTED', 'NOT_REQUIRED']),
    grounds: z.array(z.string()),
    lifeOrDeathPossible: z.boolean(),
    minorInvolved: z.boolean(),
    trace: caseTrace,
  }),
  example: {
    matter: 'LABOUR_PAY', matterCategory: 'CIVIL', inScope: true, route: 'EXEMPT', grounds: ['MIGRANT_WORKER_PAY'], lifeOrDeathPossible: false, minorInvolved: false, trace: [],
  },
});
