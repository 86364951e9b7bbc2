import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** What was missing was not supplied in the time the notice set (法律援助法 43 ¶2: 视为撤回申请). */
export const applicationDeemedWithdrawnV1 = defineEvent({
  type: 'intake.ApplicationDeemedWithdrawn',
  version: 1,
  label: { zh: '视为撤回申请', en: 'Application deemed withdrawn' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment'],
  lifeCycle: true,
  schema: z.strictObject({ missing: z.array(z.string()), dueDate: z.string() }),
  example: { missing: ['IDENTITY'], dueDate: '2024-03-20' },
});
