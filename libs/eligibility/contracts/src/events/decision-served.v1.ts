import { SERVICE_METHODS } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

export { SERVICE_METHODS };

/** The decision was served on the applicant. */
export const decisionServedV1 = defineEvent({
  type: 'eligibility.DecisionServed',
  version: 1,
  label: { zh: '决定送达', en: 'Decision served' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: false,
  schema: z.strictObject({
    method: z.enum(SERVICE_METHODS),
    servedOn: z.string(),
    receivedBy: z.string().nullable().meta({ personal: 'applicant' }),
  }),
  example: { method: 'IN_PERSON', servedOn: '2024-03-11', receivedBy: '张三' },
});
