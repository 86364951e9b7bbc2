import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CHANGE_GROUNDS, CHANGE_PARTIES } from '../codes.js';
import { aboutRecipient, DRAW_ID } from '../shapes.js';

/** Another lawyer is asked for (法律援助法 55; 文书格式 16): who asks, why, and against which assignment. */
export const changeRequestedV1 = defineEvent({
  type: 'assignment.ChangeRequested',
  version: 1,
  label: { zh: '更换承办律师申请', en: 'Change of lawyer requested' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ drawId: z.string(), lawyerId: z.string(), by: z.enum(CHANGE_PARTIES), ground: z.enum(CHANGE_GROUNDS), note: aboutRecipient }),
  example: { drawId: DRAW_ID, lawyerId: 'L-340202-001', by: 'RECIPIENT', ground: 'NOT_PERFORMING', note: '多次联系未回复' },
});
