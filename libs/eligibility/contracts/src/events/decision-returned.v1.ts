import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The approver sends the proposal back with the reason. */
export const decisionReturnedV1 = defineEvent({
  type: 'eligibility.DecisionReturned',
  version: 1,
  label: { zh: '退回重新审查', en: 'Proposal returned' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({ reason: z.string().min(1).meta({ personal: 'applicant' }) }),
  example: { reason: '请补充核查资产情况' },
});
