import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { drawProof, REVIEW_ID, reviewer } from '../review-shapes.js';

/** The reviewers differ by more than the sheet allows, or on a veto: a third decides. What they differ by stays sealed. */
export const arbiterAppointedV1 = defineEvent({
  type: 'quality-review.ArbiterAppointed',
  version: 1,
  label: { zh: '确定裁定专家', en: 'Arbiter appointed' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviewId: z.uuid(), arbiter: reviewer, instead: z.string().optional(), ...drawProof }),
  example: {
    reviewId: REVIEW_ID, arbiter: { reviewerId: 'E-340200-04', name: '郑红', firm: null }, poolRevision: 4, order: ['E-340200-04'],
    exclusions: [{ reviewerId: 'E-340200-01', reasons: ['REVIEWS_IT_ALREADY'] }, { reviewerId: 'E-340200-02', reasons: ['REVIEWS_IT_ALREADY'] }],
  },
});
