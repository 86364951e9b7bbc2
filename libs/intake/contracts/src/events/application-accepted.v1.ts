import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Accepted (受理): the case number, and the receipt for the materials (申请材料接收凭证). */
export const applicationAcceptedV1 = defineEvent({
  type: 'intake.ApplicationAccepted',
  version: 1,
  label: { zh: '受理', en: 'Application accepted' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    caseNumber: z.string().min(1),
    receipt: z.strictObject({ items: z.array(z.strictObject({ material: z.string(), copies: z.number().int().positive() })), receivedOn: z.string() }),
  }),
  example: {
    caseNumber: '（2024）皖0202援民第00001号',
    receipt: { items: [{ material: 'APPLICATION_FORM', copies: 1 }], receivedOn: '2024-03-05' },
  },
});
