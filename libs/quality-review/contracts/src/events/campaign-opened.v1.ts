import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CAMPAIGN_ID, hex64, pinnedPack, sampleRule, SEED } from '../review-shapes.js';

/**
 * 质量评估活动 opened (法律援助法 57): of which region, of files archived when, by which sheet and which rule. The seed of the draw is
 * committed to before the frame is known: closed here, revealed with the draw, and compared with the commitment by anybody.
 */
export const campaignOpenedV1 = defineEvent({
  type: 'quality-review.CampaignOpened',
  version: 1,
  label: { zh: '开展质量评估', en: 'Review campaign opened' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    campaign: z.uuid(),
    region: z.string().regex(/^\d{6}$/),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    sheet: pinnedPack,
    sample: sampleRule.extend({ pack: pinnedPack }),
    seedCommitment: hex64,
    seed: z.string().meta({ personal: 'campaign' }),
    seedFrom: z.enum(['PLATFORM', 'PERSON']),
  }),
  example: {
    campaign: CAMPAIGN_ID, region: '340200', period: { from: '2024-01-01', to: '2024-06-30' }, sheet: { id: 'cn.param.review-sheet', contentHash: 'b'.repeat(64), verified: false },
    sample: { ratePerMille: 100, minimumPerStratum: 1, strata: ['AGENCY', 'CATEGORY', 'LAWYER_GRADE'], pack: { id: 'cn.param.review-sample', contentHash: 'c'.repeat(64), verified: false } },
    seedCommitment: 'd'.repeat(64), seed: SEED, seedFrom: 'PLATFORM',
  },
});
