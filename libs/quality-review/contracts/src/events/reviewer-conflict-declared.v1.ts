import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { REVIEWER_CONFLICTS } from '../review-codes.js';
import { REVIEW_ID } from '../review-shapes.js';

/** 回避: a reviewer must not judge this file, and says so; somebody else is drawn. */
export const reviewerConflictDeclaredV1 = defineEvent({
  type: 'quality-review.ReviewerConflictDeclared',
  version: 1,
  label: { zh: '评阅专家回避', en: 'Reviewer withdrew for conflict' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviewId: z.uuid(), reviewerId: z.string(), conflict: z.enum(REVIEWER_CONFLICTS), note: z.string().nullable().meta({ personal: 'reviewers' }) }),
  example: { reviewId: REVIEW_ID, reviewerId: 'E-340200-01', conflict: 'OTHER_INTEREST', note: '曾为对方提供咨询' },
});
