export { QUALITY_CASE_ACTIONS } from './edge/http/quality.actions.js';
export { QualityReviewModule } from './quality-review.module.js';
export { QualityReactions } from './write/quality-reactions.js';
export { CAMPAIGN_HTTP_ACTIONS } from './edge/http/campaign.actions.js';
export { REVIEW_CASE_ACTIONS } from './edge/http/review.actions.js';
export { ReviewReactions } from './write/review-reactions.js';
