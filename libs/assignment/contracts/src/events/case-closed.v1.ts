import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CLOSING_RESULTS } from '../codes.js';
import { aboutRecipient, closingDocument } from '../shapes.js';

/** The lawyer reports the end of the case with its papers (法律援助法 50). Amounts in fen. */
export const caseClosedV1 = defineEvent({
  type: 'assignment.CaseClosed',
  version: 1,
  label: { zh: '结案', en: 'Case closed' },
  streams: ['case'],
  mustUnderstand: ['intake', 'assignment', 'eligibility', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    result: z.enum(CLOSING_RESULTS),
    resultText: aboutRecipient,
    recoveredFen: z.number().int().nonnegative(),
    closingDocuments: z.array(closingDocument),
    closedOn: z.iso.date(),
  }),
  example: { result: 'MEDIATED', resultText: '调解支付拖欠工资', recoveredFen: 1860000, closingDocuments: [], closedOn: '2024-05-20' },
});
