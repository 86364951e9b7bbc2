import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Who objected takes it back before it is decided; the decision stands. */
export const objectionWithdrawnV1 = defineEvent({
  type: 'eligibility.ObjectionWithdrawn',
  version: 1,
  label: { zh: '撤回异议', en: 'Objection withdrawn' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake'],
  lifeCycle: true,
  schema: z.strictObject({ objection: z.string(), reason: z.string().min(1).meta({ personal: 'applicant' }) }),
  example: { objection: '0f8fad5b-d9cb-569f-a165-70867728950e', reason: '已另行委托律师' },
});
