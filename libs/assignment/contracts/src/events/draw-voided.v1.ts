import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID } from '../shapes.js';

/** A draw that did not become an assignment: the turn goes back to the roster. */
export const drawVoidedV1 = defineEvent({
  type: 'assignment.DrawVoided',
  version: 1,
  label: { zh: '抽派作废', en: 'Draw voided' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ drawId: z.string(), pool: z.string(), lawyerId: z.string(), reason: z.string().min(1) }),
  example: { drawId: DRAW_ID, pool: '340202', lawyerId: 'L-340202-001', reason: 'assignment.already-assigned' },
});
