export {
  ACT_KIND_LABELS, ACT_KINDS, type ActKind, type Answerer, ANSWERERS, OPENED_BY_HAND, RATED_SERVICES, type RatedService, type Rater, RATERS, score, SEVERITIES, type Severity, SEVERITY_LABELS,
} from './codes.js';
export { qualityReviewContracts, qualityReviewDeadlines } from './contracts.js';
export { archiveAcceptedV1 } from './events/archive-accepted.v1.js';
export { archiveReturnedV1 } from './events/archive-returned.v1.js';
export { archiveSubmittedV1 } from './events/archive-submitted.v1.js';
export { findingAnsweredV1 } from './events/finding-answered.v1.js';
export { findingRaisedV1 } from './events/finding-raised.v1.js';
export { findingRecheckedV1 } from './events/finding-rechecked.v1.js';
export { rectificationRecordedV1 } from './events/rectification-recorded.v1.js';
export { serviceRatedCorrectedV1 } from './events/service-rated-corrected.v1.js';
export { serviceRatedV1 } from './events/service-rated.v1.js';
export { supervisionActClosedV1 } from './events/supervision-act-closed.v1.js';
export { supervisionActOpenedV1 } from './events/supervision-act-opened.v1.js';
export { type Rating, rating } from './rating.js';
export { type ArchiveItem, archiveItem, type ContentsLine, contentsLine, documentRef, entryRef, entryRefs, inFile, noteInFile } from './shapes.js';
export { arbiterAppointedV1 } from './events/arbiter-appointed.v1.js';
export { campaignClosedV1 } from './events/campaign-closed.v1.js';
export { campaignOpenedV1 } from './events/campaign-opened.v1.js';
export { expertJoinedV1 } from './events/expert-joined.v1.js';
export { expertLeftV1 } from './events/expert-left.v1.js';
export { fileGradedV1 } from './events/file-graded.v1.js';
export { fileScoredCorrectedV1 } from './events/file-scored-corrected.v1.js';
export { fileScoredV1 } from './events/file-scored.v1.js';
export { frameFixedV1 } from './events/frame-fixed.v1.js';
export { resultsPublishedV1 } from './events/results-published.v1.js';
export { reviewClosedV1 } from './events/review-closed.v1.js';
export { reviewerConflictDeclaredV1 } from './events/reviewer-conflict-declared.v1.js';
export { reviewersAppointedV1 } from './events/reviewers-appointed.v1.js';
export { sampleDrawnV1 } from './events/sample-drawn.v1.js';
export { sampledForReviewV1 } from './events/sampled-for-review.v1.js';
export {
  EXCLUSION_LABELS, type Grade, GRADE_LABELS, GRADED_BY, type GradedBy, GRADES, INTEREST_KINDS, REVIEWER_CONFLICTS, REVIEWER_EXCLUSIONS, type ReviewerExclusionCode, STRATUM_PARTS, UNGRADED,
} from './review-codes.js';
export { reviewContracts } from './review-contracts.js';
export {
  type Expert, expert, expertExample, type FrameCase, frameCase, frameCaseExample, type GradeCounts, type GradedFile, type Mark, mark, type Reviewer, reviewer, type ReviewerExclusion,
  SAMPLE_ALGORITHM, type SampleRule, type SealedScore,
} from './review-shapes.js';
