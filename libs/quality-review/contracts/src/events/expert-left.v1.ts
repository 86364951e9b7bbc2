import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** An expert left the pool, and is drawn no more. */
export const expertLeftV1 = defineEvent({
  type: 'quality-review.ExpertLeft',
  version: 1,
  label: { zh: '评估专家出库', en: 'Expert left the pool' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviewerId: z.string(), reason: z.string().min(1).meta({ personal: 'experts' }) }),
  example: { reviewerId: 'E-340200-01', reason: '调离' },
});
