import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { REVIEW_ID } from '../review-shapes.js';

/** The file is graded, and every finding of the review was answered and its answer accepted. */
export const reviewClosedV1 = defineEvent({
  type: 'quality-review.ReviewClosed',
  version: 1,
  label: { zh: '评估办结', en: 'Review closed' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviewId: z.uuid(), findings: z.number().int().nonnegative() }),
  example: { reviewId: REVIEW_ID, findings: 1 },
});
