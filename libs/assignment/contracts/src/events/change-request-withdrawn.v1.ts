import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutRecipient, ENTRY_ID } from '../shapes.js';

/** Who asked for another lawyer does not any more. */
export const changeRequestWithdrawnV1 = defineEvent({
  type: 'assignment.ChangeRequestWithdrawn',
  version: 1,
  label: { zh: '撤回更换承办律师申请', en: 'Request for a change of lawyer withdrawn' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ requestEntry: z.string(), reason: aboutRecipient }),
  example: { requestEntry: ENTRY_ID, reason: '已与承办律师沟通' },
});
