export { QUALITY_CASE_ACTIONS } from './edge/http/quality.actions.js';
export { QualityReviewModule } from './quality-review.module.js';
export { QualityReactions } from './write/quality-reactions.js';
