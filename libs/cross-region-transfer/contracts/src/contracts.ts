import { deadlineContracts, deadlineHandedOverContract } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { designatedV1 } from './events/designated.v1.js';
import { forwardAcceptedV1 } from './events/forward-accepted.v1.js';
import { forwardDisputedV1 } from './events/forward-disputed.v1.js';
import { forwardProposedV1 } from './events/forward-proposed.v1.js';
import { forwardedV1 } from './events/forwarded.v1.js';
import { interviewRecordedV1 } from './events/interview-recorded.v1.js';
import { materialsListAgreedV1 } from './events/materials-list-agreed.v1.js';
import { proposalWithdrawnV1 } from './events/proposal-withdrawn.v1.js';

const { started, recomputed, met, missed, fellAway } = deadlineContracts('cross-region-transfer');

/** The deadlines that cross-region transfer keeps, forward-answer and designation, and the clocks that it hands over with a file. Nothing stops its own. */
export const transferDeadlines = { started, recomputed, met, missed, fellAway, handedOver: deadlineHandedOverContract('cross-region-transfer') };

/** Everything cross-region transfer writes; nobody else may append these. */
export const crossRegionTransferContracts: readonly EventContract[] = [
  forwardProposedV1, proposalWithdrawnV1, materialsListAgreedV1, interviewRecordedV1, forwardedV1, forwardAcceptedV1, forwardDisputedV1, designatedV1,
  ...Object.values(transferDeadlines),
];
