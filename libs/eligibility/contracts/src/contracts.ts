import { deadlineContracts, reactionRefusedContract } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { aidGrantedV1 } from './events/aid-granted.v1.js';
import { aidRefusedV1 } from './events/aid-refused.v1.js';
import { decisionProposedV1 } from './events/decision-proposed.v1.js';
import { decisionReturnedV1 } from './events/decision-returned.v1.js';
import { decisionServedV1 } from './events/decision-served.v1.js';
import { examinedV1 } from './events/examined.v1.js';
import { meansVerifiedV1 } from './events/means-verified.v1.js';

/** Eligibility marks the examination deadline, which intake started, as met. */
export const eligibilityDeadlines = deadlineContracts('eligibility');
export const eligibilityReactionRefusedV1 = reactionRefusedContract('eligibility');

/** Everything eligibility writes; nobody else may append these. */
export const eligibilityContracts: readonly EventContract[] = [
  examinedV1, meansVerifiedV1, decisionProposedV1, decisionReturnedV1, aidGrantedV1, aidRefusedV1, decisionServedV1,
  ...Object.values(eligibilityDeadlines), eligibilityReactionRefusedV1,
];
