import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CAMPAIGN_ID, hex64, pinnedPack, REVIEW_ID, SEED } from '../review-shapes.js';
import { ACT_ID } from '../shapes.js';

/** The file was drawn for review: what stood in the frame is what is reviewed, under the sheet that the campaign named. */
export const sampledForReviewV1 = defineEvent({
  type: 'quality-review.SampledForReview',
  version: 1,
  label: { zh: '抽中评估', en: 'Sampled for review' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    campaign: z.uuid(), reviewId: z.uuid(), actId: z.uuid(), region: z.string(), sheet: pinnedPack,
    head: z.strictObject({ revision: z.number().int().nonnegative(), hash: hex64 }),
    stratum: z.string(), seed: hex64,
    reviewersPerFile: z.number().int().min(1),
    /** Whose work is reviewed. */
    lawyerId: z.string(), lawyerName: z.string(), firm: z.string(),
  }),
  example: {
    campaign: CAMPAIGN_ID, reviewId: REVIEW_ID, actId: ACT_ID, region: '340200', sheet: { id: 'cn.param.review-sheet', contentHash: 'b'.repeat(64), verified: false },
    head: { revision: 31, hash: 'a'.repeat(64) }, stratum: '340202/CIVIL/UNGRADED', seed: SEED, reviewersPerFile: 2, lawyerId: 'L-340202-001', lawyerName: '李伟', firm: '安徽某律师事务所',
  },
});
