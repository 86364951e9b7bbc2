import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID } from '../shapes.js';

/** The draw became an assignment. */
export const turnSpentV1 = defineEvent({
  type: 'assignment.TurnSpent',
  version: 1,
  label: { zh: '轮次已用', en: 'Turn spent' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ drawId: z.string() }),
  example: { drawId: DRAW_ID },
});
