import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { GRADED_BY, gradeCode } from '../review-codes.js';
import { pinnedPack, REVIEW_ID } from '../review-shapes.js';

/** What the review came to: points, rounded down, and the grade that they reach by the sheet. */
export const fileGradedV1 = defineEvent({
  type: 'quality-review.FileGraded',
  version: 1,
  label: { zh: '案卷评定等次', en: 'File graded' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    reviewId: z.uuid(), points: z.number().int().nonnegative(), grade: gradeCode, how: z.enum(GRADED_BY), sheet: pinnedPack,
    scores: z.array(z.strictObject({ reviewerId: z.string(), as: z.enum(['REVIEWER', 'ARBITER']), points: z.number().int().nonnegative(), vetoes: z.array(z.string()) })).min(1),
  }),
  example: {
    reviewId: REVIEW_ID, points: 94, grade: 'EXCELLENT', how: 'MEAN', sheet: { id: 'cn.param.review-sheet', contentHash: 'b'.repeat(64), verified: false },
    scores: [{ reviewerId: 'E-340200-01', as: 'REVIEWER', points: 96, vetoes: [] }, { reviewerId: 'E-340200-02', as: 'REVIEWER', points: 92, vetoes: [] }],
  },
});
