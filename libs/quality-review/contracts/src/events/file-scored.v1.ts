import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { REVIEW_ID, scoreNotes, sealedScore } from '../review-shapes.js';

/** One reviewer's score by the sheet; the points follow from the marks. Sealed: its grading says what it came to. */
export const fileScoredV1 = defineEvent({
  type: 'quality-review.FileScored',
  version: 1,
  label: { zh: '案卷评分', en: 'File scored' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    reviewId: z.uuid(), reviewerId: z.string(), as: z.enum(['REVIEWER', 'ARBITER']), score: sealedScore.nullable().meta({ personal: 'reviewers' }), notes: scoreNotes,
  }),
  example: {
    reviewId: REVIEW_ID, reviewerId: 'E-340200-01', as: 'REVIEWER',
    score: { marks: [{ criterion: 'UNDERTAKING', deductions: ['NO_RISK_NOTICE'] }], vetoes: [], points: 96 }, notes: [{ criterion: 'UNDERTAKING', note: '未见风险告知书' }],
  },
});
