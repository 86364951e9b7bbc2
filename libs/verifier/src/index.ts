export { type Problem, type ProblemCode, PROBLEMS } from './problems.js';
export type { DisclosedField, VerificationReport } from './report.js';
export { verifyExport, type VerifyOptions } from './verify-export.js';
export { checkReviewers, type ReviewEntry } from './check-reviewers.js';
export { type DrawRule, type FramedFile, recomputeReviewerOrder, recomputeSample, type RecomputedSample, seedCommitment } from './review-draw.js';
export { CAMPAIGN_FORMAT, type CampaignReport, checkDraw, verifyCampaign } from './verify-campaign.js';
