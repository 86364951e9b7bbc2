import { commandController } from '@juanzong/http';
import { qualityRefusals, reviewRefusals } from '@juanzong/quality-review-domain';
import { documentReferenceRefusals, ownershipRefusals, policyRefusals } from '@juanzong/service-kit';
import { QualityReviewCommands } from '../../write/quality-review-commands.js';
import { CAMPAIGN_HTTP_ACTIONS } from './campaign.actions.js';
import { REVIEW_CASE_ACTIONS } from './review.actions.js';
import { QUALITY_CASE_ACTIONS } from './quality.actions.js';

/** `/api/quality-review/v1`: archive, ratings and supervision of a case, and the campaigns that review files. */
export const QualityReviewHttp = commandController({
  context: 'quality-review', title: { zh: '质量评查', en: 'Quality review' },
  actions: [...QUALITY_CASE_ACTIONS, ...REVIEW_CASE_ACTIONS, ...CAMPAIGN_HTTP_ACTIONS], executor: QualityReviewCommands,
  catalogue: { ...qualityRefusals, ...reviewRefusals, ...policyRefusals, ...ownershipRefusals, ...documentReferenceRefusals },
});
