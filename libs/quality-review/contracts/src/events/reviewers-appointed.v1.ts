import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { drawProof, REVIEW_ID, reviewer } from '../review-shapes.js';

/** Who reviews the file: drawn by the campaign's seed from those whom nothing excludes; `instead` of one who withdrew. */
export const reviewersAppointedV1 = defineEvent({
  type: 'quality-review.ReviewersAppointed',
  version: 1,
  label: { zh: '确定评阅专家', en: 'Reviewers appointed' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviewId: z.uuid(), reviewers: z.array(reviewer).min(1), instead: z.string().optional(), ...drawProof }),
  example: {
    reviewId: REVIEW_ID, reviewers: [{ reviewerId: 'E-340200-01', name: '周敏', firm: null }, { reviewerId: 'E-340200-02', name: '吴强', firm: null }],
    poolRevision: 2, order: ['E-340200-02', 'E-340200-01'], exclusions: [{ reviewerId: 'E-340200-03', reasons: ['SAME_FIRM'] }],
  },
});
