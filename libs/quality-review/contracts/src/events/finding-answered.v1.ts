import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ENTRY_ID, entryRefs, FINDING_ID, inFile } from '../shapes.js';

/** A finding is answered by entries that were written after it. */
export const findingAnsweredV1 = defineEvent({
  type: 'quality-review.FindingAnswered',
  version: 1,
  label: { zh: '答复问题', en: 'Finding answered' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ findingId: z.uuid(), by: entryRefs, text: inFile }),
  example: { findingId: FINDING_ID, by: [ENTRY_ID], text: '已补签' },
});
