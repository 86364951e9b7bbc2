import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID } from '../shapes.js';

/** The draw became no assignment: the lawyer stands in the rotation as before it. */
export const turnReturnedV1 = defineEvent({
  type: 'assignment.TurnReturned',
  version: 1,
  label: { zh: '轮次退回', en: 'Turn returned' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ drawId: z.string(), reason: z.string().min(1) }),
  example: { drawId: DRAW_ID, reason: 'assignment.already-assigned' },
});
