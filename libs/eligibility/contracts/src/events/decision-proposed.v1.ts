import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The examiner proposes; the rules as tried stand beside it. */
export const decisionProposedV1 = defineEvent({
  type: 'eligibility.DecisionProposed',
  version: 1,
  label: { zh: '拟定决定', en: 'Decision proposed' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    outcome: z.enum(['GRANT', 'REFUSE']),
    reasons: z.array(z.string()),
    note: z.string().meta({ personal: 'applicant' }),
    trace: caseTrace,
  }),
  example: { outcome: 'GRANT', reasons: [], note: '', trace: [] },
});
