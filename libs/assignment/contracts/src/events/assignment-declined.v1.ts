import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DECLINE_REASONS } from '../codes.js';
import { aboutRecipient, DRAW_ID } from '../shapes.js';

/** The assigned lawyer cannot take the case: it waits for another, and never again comes to the same lawyer. */
export const assignmentDeclinedV1 = defineEvent({
  type: 'assignment.AssignmentDeclined',
  version: 1,
  label: { zh: '承办律师不能承办', en: 'Assignment declined' },
  streams: ['case'],
  mustUnderstand: ['assignment', 'eligibility', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ drawId: z.string(), pool: z.string(), lawyerId: z.string(), reason: z.enum(DECLINE_REASONS), note: aboutRecipient }),
  example: { drawId: DRAW_ID, pool: '340202', lawyerId: 'L-340202-001', reason: 'SCHEDULE', note: null },
});
