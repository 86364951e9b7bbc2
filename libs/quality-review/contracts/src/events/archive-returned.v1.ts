import { code } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ENTRY_ID, entryRef, inFile } from '../shapes.js';

/** What was handed in is not what the archive needs: item by item, why. */
export const archiveReturnedV1 = defineEvent({
  type: 'quality-review.ArchiveReturned',
  version: 1,
  label: { zh: '退回归档材料', en: 'Archive returned' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ submission: entryRef, reasons: z.array(z.strictObject({ item: code, reason: inFile })).min(1) }),
  example: { submission: ENTRY_ID, reasons: [{ item: 'LEGAL_DOCUMENT', reason: '调解书缺页' }] },
});
