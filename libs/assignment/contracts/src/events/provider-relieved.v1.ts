import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CHANGE_GROUNDS } from '../codes.js';
import { DRAW_ID, ENTRY_ID } from '../shapes.js';

/** The lawyer no longer has the case and never gets it again; the turn stays spent. The case waits for another lawyer. */
export const providerRelievedV1 = defineEvent({
  type: 'assignment.ProviderRelieved',
  version: 1,
  label: { zh: '承办律师更换离任', en: 'Provider relieved' },
  streams: ['case'],
  mustUnderstand: ['assignment', 'eligibility', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ drawId: z.string(), pool: z.string(), lawyerId: z.string(), ground: z.enum(CHANGE_GROUNDS), decisionEntry: z.string() }),
  example: { drawId: DRAW_ID, pool: '340202', lawyerId: 'L-340202-001', ground: 'HEALTH', decisionEntry: ENTRY_ID },
});
