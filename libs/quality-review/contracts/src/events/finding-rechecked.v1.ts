import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { FINDING_ID, inFile } from '../shapes.js';

/** Whether the answer settles the finding; if not, it must be answered again. */
export const findingRecheckedV1 = defineEvent({
  type: 'quality-review.FindingRechecked',
  version: 1,
  label: { zh: '复核答复', en: 'Answer rechecked' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ findingId: z.uuid(), accepted: z.boolean(), reason: inFile }),
  example: { findingId: FINDING_ID, accepted: true, reason: '补签属实' },
});
