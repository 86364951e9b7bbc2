import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The second application of one person for one matter against one opponent: linked to the first, and closed. */
export const applicationClosedAsDuplicateV1 = defineEvent({
  type: 'intake.ApplicationClosedAsDuplicate',
  version: 1,
  label: { zh: '重复申请并入前案', en: 'Closed as a duplicate' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment'],
  lifeCycle: true,
  schema: z.strictObject({ firstCaseId: z.string() }),
  example: { firstCaseId: '0f8fad5b-d9cb-569f-a165-70867728950e' },
});
