import { code, trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { archiveItem, inFile } from '../shapes.js';

/** The papers of a closed case, handed in for the archive: what the list for its kind and stage asks, and why an item is missing. */
export const archiveSubmittedV1 = defineEvent({
  type: 'quality-review.ArchiveSubmitted',
  version: 1,
  label: { zh: '提交归档材料', en: 'Archive submitted' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    /** The list that it was checked against, and the stage that decided it. */
    list: code,
    stage: code,
    items: z.array(archiveItem).min(1),
    missing: z.array(z.strictObject({ item: code, reason: inFile })),
    trace,
  }),
  example: {
    list: 'CIVIL_SUIT', stage: 'FIRST_INSTANCE',
    items: [{ item: 'CLOSING_REPORT', documents: [{ digest: 'a'.repeat(64), size: 2048, mediaType: 'application/pdf', kind: 'CLOSING_REPORT', pages: 3 }], pages: 3 }],
    missing: [{ item: 'HEARING_PAPERS', reason: '调解结案，未开庭' }], trace: [],
  },
});
