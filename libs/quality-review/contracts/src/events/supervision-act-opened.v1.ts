import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ACT_KINDS } from '../codes.js';
import { ACT_ID, ENTRY_ID, entryRefs, noteInFile } from '../shapes.js';

/** An act of supervision (法律援助法 57, 59) and the exact entries of this file that it saw. */
export const supervisionActOpenedV1 = defineEvent({
  type: 'quality-review.SupervisionActOpened',
  version: 1,
  label: { zh: '开展监督', en: 'Act of supervision opened' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ actId: z.uuid(), kind: z.enum(ACT_KINDS), saw: entryRefs, note: noteInFile }),
  example: { actId: ACT_ID, kind: 'FILE_CHECK', saw: [ENTRY_ID], note: null },
});
