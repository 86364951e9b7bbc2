import { deadlineContracts, reactionRefusedContract } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { advanceAidGrantedV1 } from './events/advance-aid-granted.v1.js';
import { advanceAidSettledV1 } from './events/advance-aid-settled.v1.js';
import { aidGrantedV1 } from './events/aid-granted.v1.js';
import { aidRefusedV1 } from './events/aid-refused.v1.js';
import { aidTerminatedV1 } from './events/aid-terminated.v1.js';
import { commitmentFoundFalseV1 } from './events/commitment-found-false.v1.js';
import { costRecoveryOrderedV1 } from './events/cost-recovery-ordered.v1.js';
import { decisionProposedV1 } from './events/decision-proposed.v1.js';
import { decisionReturnedV1 } from './events/decision-returned.v1.js';
import { decisionServedV1 } from './events/decision-served.v1.js';
import { examinedV1 } from './events/examined.v1.js';
import { hardshipFindingReusedV1 } from './events/hardship-finding-reused.v1.js';
import { instantProcessingDecidedV1 } from './events/instant-processing-decided.v1.js';
import { meansVerifiedV1 } from './events/means-verified.v1.js';
import { objectionDecidedV1 } from './events/objection-decided.v1.js';
import { objectionFiledV1 } from './events/objection-filed.v1.js';
import { objectionWithdrawnV1 } from './events/objection-withdrawn.v1.js';
import { terminationGroundReportedV1 } from './events/termination-ground-reported.v1.js';

/**
 * Eligibility keeps what follows a decision: formalities of advance aid, notice of a termination, filing and decision of an
 * objection. It marks the examination that intake started as met. It pauses nothing.
 */
export const eligibilityDeadlines = deadlineContracts('eligibility');
export const eligibilityReactionRefusedV1 = reactionRefusedContract('eligibility');
const { started, recomputed, met, missed, fellAway } = eligibilityDeadlines;

/** Everything eligibility writes; nobody else may append these. */
export const eligibilityContracts: readonly EventContract[] = [
  instantProcessingDecidedV1, examinedV1, meansVerifiedV1, hardshipFindingReusedV1, advanceAidGrantedV1, advanceAidSettledV1, decisionProposedV1, decisionReturnedV1,
  aidGrantedV1, aidRefusedV1, decisionServedV1, objectionFiledV1, objectionWithdrawnV1, objectionDecidedV1, terminationGroundReportedV1, aidTerminatedV1, commitmentFoundFalseV1,
  costRecoveryOrderedV1, started, recomputed, met, missed, fellAway, eligibilityReactionRefusedV1,
];
