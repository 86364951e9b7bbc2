export {
  ACT_KIND_LABELS, ACT_KINDS, type ActKind, type Answerer, ANSWERERS, OPENED_BY_HAND, RATED_SERVICES, type RatedService, type Rater, RATERS, score, SEVERITIES, type Severity, SEVERITY_LABELS,
} from './codes.js';
export { qualityReviewContracts, qualityReviewDeadlines, qualityReviewReactionRefusedV1 } from './contracts.js';
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
