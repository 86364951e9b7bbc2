import { deadlineContracts } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { archiveAcceptedV1 } from './events/archive-accepted.v1.js';
import { archiveReturnedV1 } from './events/archive-returned.v1.js';
import { archiveSubmittedV1 } from './events/archive-submitted.v1.js';
import { findingAnsweredV1 } from './events/finding-answered.v1.js';
import { findingRaisedV1 } from './events/finding-raised.v1.js';
import { findingRecheckedV1 } from './events/finding-rechecked.v1.js';
import { rectificationRecordedV1 } from './events/rectification-recorded.v1.js';
import { serviceRatedCorrectedV1 } from './events/service-rated-corrected.v1.js';
import { serviceRatedV1 } from './events/service-rated.v1.js';
import { supervisionActClosedV1 } from './events/supervision-act-closed.v1.js';
import { supervisionActOpenedV1 } from './events/supervision-act-opened.v1.js';
import { reviewContracts } from './review-contracts.js';

const { started, recomputed, met, missed, fellAway } = deadlineContracts('quality-review');
/** The deadlines that quality review keeps: handing in the archive, reviewing it, handing it in again, answering a finding. Those of an archive fall away where a closed case goes on. */
export const qualityReviewDeadlines = { started, recomputed, met, missed, fellAway };

/** What is written in the file about its archive, its ratings and the acts of supervision. */
const inTheFile: readonly EventContract[] = [
  archiveSubmittedV1, archiveReturnedV1, archiveAcceptedV1, serviceRatedV1, serviceRatedCorrectedV1,
  supervisionActOpenedV1, findingRaisedV1, rectificationRecordedV1, findingAnsweredV1, findingRecheckedV1, supervisionActClosedV1,
];

/** Everything quality review writes; nobody else may append these. */
export const qualityReviewContracts: readonly EventContract[] = [...inTheFile, ...reviewContracts, ...Object.values(qualityReviewDeadlines)];
