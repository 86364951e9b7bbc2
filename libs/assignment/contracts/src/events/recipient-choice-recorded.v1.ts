import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutRecipient, lawyer } from '../shapes.js';

/** Whom the recipient wishes for (点援). Whether the wish can be met is said by the draw. */
export const recipientChoiceRecordedV1 = defineEvent({
  type: 'assignment.RecipientChoiceRecorded',
  version: 1,
  label: { zh: '受援人点选律师', en: 'Recipient chose a lawyer' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ lawyerId: lawyer.shape.lawyerId, note: aboutRecipient }),
  example: { lawyerId: 'L-340202-001', note: '曾代理过本人案件' },
});
