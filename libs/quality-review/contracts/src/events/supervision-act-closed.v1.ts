import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ACT_ID } from '../shapes.js';

/** Every finding of the act was answered by an entry, and the answer accepted. */
export const supervisionActClosedV1 = defineEvent({
  type: 'quality-review.SupervisionActClosed',
  version: 1,
  label: { zh: '监督办结', en: 'Act of supervision closed' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ actId: z.uuid() }),
  example: { actId: ACT_ID },
});
