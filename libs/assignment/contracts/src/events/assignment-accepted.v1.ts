import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID } from '../shapes.js';

/** The assigned lawyer takes the case. */
export const assignmentAcceptedV1 = defineEvent({
  type: 'assignment.AssignmentAccepted',
  version: 1,
  label: { zh: '承办律师接受指派', en: 'Assignment accepted' },
  streams: ['case'],
  mustUnderstand: ['assignment', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ drawId: z.string(), lawyerId: z.string() }),
  example: { drawId: DRAW_ID, lawyerId: 'L-340202-001' },
});
