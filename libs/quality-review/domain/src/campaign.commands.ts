import type { FrameCase, GradedFile } from '@juanzong/quality-review-contracts';
import type { CampaignStateKind } from './campaign.state.js';
import { type ActionRule, ORGANISERS } from './review.territory.js';

/** How the review of a drawn file stands, read from its file at the edge. */
export interface Standing {
  readonly caseId: string;
  readonly lawyerName: string;
  readonly firm: string;
  readonly graded?: GradedFile;
  readonly closed: boolean;
}

/** What may be asked of a campaign, the stream `review-<campaign>`. */
export type CampaignCommand =
  | {
      readonly kind: 'openCampaign'; readonly campaign: string; readonly region: string; readonly period: { readonly from: string; readonly to: string };
      /** A sheet by the id of its pack; the one in force if absent. */
      readonly sheet?: string;
      /** 64 hex digits: 32 random bytes of the platform, or what a person brought. */
      readonly seed: string; readonly seedFrom: 'PLATFORM' | 'PERSON';
    }
  | { readonly kind: 'fixFrame'; readonly asOf: string; readonly cases: readonly FrameCase[] }
  | { readonly kind: 'drawSample' }
  | { readonly kind: 'publishResults'; readonly standings: readonly Standing[] }
  | { readonly kind: 'closeCampaign'; readonly standings: readonly Standing[] };
export type CampaignCommandOf<Kind extends CampaignCommand['kind']> = Extract<CampaignCommand, { kind: Kind }>;

export interface CampaignRule extends ActionRule {
  readonly state: CampaignStateKind;
}

/** State × role → what may be done with a campaign next. */
export const CAMPAIGN_ACTIONS: Readonly<Record<CampaignCommand['kind'], CampaignRule>> = {
  openCampaign: { name: 'open-campaign', label: { zh: '开展质量评估', en: 'Open a review campaign' }, roles: ORGANISERS, state: 'NotOpen' },
  fixFrame: { name: 'fix-frame', label: { zh: '确定抽样范围', en: 'Fix the frame' }, roles: ORGANISERS, state: 'Open' },
  drawSample: { name: 'draw-sample', label: { zh: '抽取评估案卷', en: 'Draw the sample' }, roles: ORGANISERS, state: 'FrameFixed' },
  publishResults: { name: 'publish-results', label: { zh: '公布评估结果', en: 'Publish the results' }, roles: ORGANISERS, state: 'Drawn' },
  closeCampaign: { name: 'close-campaign', label: { zh: '结束质量评估', en: 'Close the campaign' }, roles: ORGANISERS, state: 'Published' },
};
