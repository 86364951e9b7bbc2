import type { EventContract } from '@juanzong/kernel';
import { arbiterAppointedV1 } from './events/arbiter-appointed.v1.js';
import { campaignClosedV1 } from './events/campaign-closed.v1.js';
import { campaignOpenedV1 } from './events/campaign-opened.v1.js';
import { expertJoinedV1 } from './events/expert-joined.v1.js';
import { expertLeftV1 } from './events/expert-left.v1.js';
import { fileGradedV1 } from './events/file-graded.v1.js';
import { fileScoredCorrectedV1 } from './events/file-scored-corrected.v1.js';
import { fileScoredV1 } from './events/file-scored.v1.js';
import { frameFixedV1 } from './events/frame-fixed.v1.js';
import { resultsPublishedV1 } from './events/results-published.v1.js';
import { reviewClosedV1 } from './events/review-closed.v1.js';
import { reviewerConflictDeclaredV1 } from './events/reviewer-conflict-declared.v1.js';
import { reviewersAppointedV1 } from './events/reviewers-appointed.v1.js';
import { sampleDrawnV1 } from './events/sample-drawn.v1.js';
import { sampledForReviewV1 } from './events/sampled-for-review.v1.js';

/** Campaigns and pools of experts, in streams of their own; and the review of a drawn file, in the file. */
export const reviewContracts: readonly EventContract[] = [
  campaignOpenedV1, frameFixedV1, sampleDrawnV1, resultsPublishedV1, campaignClosedV1, expertJoinedV1, expertLeftV1,
  sampledForReviewV1, reviewersAppointedV1, reviewerConflictDeclaredV1, fileScoredV1, fileScoredCorrectedV1, arbiterAppointedV1, fileGradedV1, reviewClosedV1,
];
