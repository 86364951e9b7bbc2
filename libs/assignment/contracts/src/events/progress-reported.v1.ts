import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutRecipient } from '../shapes.js';

/** How the case stands (法律援助法 46: the recipient is told). */
export const progressReportedV1 = defineEvent({
  type: 'assignment.ProgressReported',
  version: 1,
  label: { zh: '通报办理进展', en: 'Progress reported' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ stage: z.string().min(1).meta({ personal: 'applicant' }), content: aboutRecipient, reportedToRecipient: z.boolean() }),
  example: { stage: 'FIRST_INSTANCE', content: '已立案，定于下月开庭', reportedToRecipient: true },
});
