import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Results are published and every review is closed: every finding was answered and its answer accepted. */
export const campaignClosedV1 = defineEvent({
  type: 'quality-review.CampaignClosed',
  version: 1,
  label: { zh: '质量评估结束', en: 'Review campaign closed' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ reviews: z.number().int().nonnegative() }),
  example: { reviews: 1 },
});
