import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { REVIEW_ID, scoreNotes, sealedScore } from '../review-shapes.js';

/** A reviewer repairs their own score while the others have not handed in theirs. */
export const fileScoredCorrectedV1 = defineEvent({
  type: 'quality-review.FileScoredCorrected',
  version: 1,
  label: { zh: '更正案卷评分', en: 'Score corrected' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    reviewId: z.uuid(), reviewerId: z.string(), as: z.enum(['REVIEWER', 'ARBITER']), score: sealedScore.nullable().meta({ personal: 'reviewers' }), notes: scoreNotes,
    reason: z.string().min(1).meta({ personal: 'reviewers' }),
  }),
  example: { reviewId: REVIEW_ID, reviewerId: 'E-340200-01', as: 'REVIEWER', score: { marks: [], vetoes: [], points: 100 }, notes: [], reason: '漏看风险告知书' },
});
