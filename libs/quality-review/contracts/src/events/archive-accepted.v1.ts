import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { contentsLine, ENTRY_ID, entryRef } from '../shapes.js';

/** 归档: one case, one file, with its contents page. */
export const archiveAcceptedV1 = defineEvent({
  type: 'quality-review.ArchiveAccepted',
  version: 1,
  label: { zh: '准予归档', en: 'Archive accepted' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    submission: entryRef,
    /** The number on the cover; by its form no place for a name. */
    archiveNumber: z.string().regex(/^[\p{Script=Han}（）()〔〕A-Z0-9-]{0,30}\d{1,10}号?$/u).optional(),
    contents: z.array(contentsLine).min(1),
    pages: z.number().int().positive(),
  }),
  example: {
    submission: ENTRY_ID, archiveNumber: '镜湖〔2024〕卷第17号', pages: 3,
    contents: [{ item: 'CLOSING_REPORT', label: { zh: '结案报告', en: 'Closing report' }, from: 1, to: 3 }],
  },
});
