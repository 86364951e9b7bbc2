import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutRecipient, ENTRY_ID } from '../shapes.js';

/** The agency decides on the request for another lawyer (文书格式 17). */
export const changeDecidedV1 = defineEvent({
  type: 'assignment.ChangeDecided',
  version: 1,
  label: { zh: '更换承办律师决定', en: 'Change of lawyer decided' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ requestEntry: z.string(), approved: z.boolean(), reason: aboutRecipient }),
  example: { requestEntry: ENTRY_ID, approved: true, reason: '情况属实，同意更换' },
});
