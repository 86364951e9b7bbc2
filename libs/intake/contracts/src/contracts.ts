import { deadlineContracts, reactionRefusedContract } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { applicationAcceptedV1 } from './events/application-accepted.v1.js';
import { applicationClosedAsDuplicateV1 } from './events/application-closed-as-duplicate.v1.js';
import { applicationDeemedWithdrawnV1 } from './events/application-deemed-withdrawn.v1.js';
import { applicationReceivedCorrectedV1 } from './events/application-received-corrected.v1.js';
import { applicationReceivedV1 } from './events/application-received.v1.js';
import { applicationWithdrawnV1 } from './events/application-withdrawn.v1.js';
import { caseRegisteredV1 } from './events/case-registered.v1.js';
import { documentIssuedV1 } from './events/document-issued.v1.js';
import { documentServedV1 } from './events/document-served.v1.js';
import { duplicateLinkedV1 } from './events/duplicate-linked.v1.js';
import { greenChannelDecidedV1 } from './events/green-channel-decided.v1.js';
import { materialsSuppliedV1 } from './events/materials-supplied.v1.js';
import { matterReleasedV1 } from './events/matter-released.v1.js';
import { matterTakenV1 } from './events/matter-taken.v1.js';
import { numberDrawnV1 } from './events/number-drawn.v1.js';
import { numberGapExplainedV1 } from './events/number-gap-explained.v1.js';
import { personalDataErasedV1 } from './events/personal-data-erased.v1.js';
import { supplementRequestedV1 } from './events/supplement-requested.v1.js';

/** The deadlines that intake keeps: examination (from receipt) and supplement. */
export const intakeDeadlines = deadlineContracts('intake');
export const intakeReactionRefusedV1 = reactionRefusedContract('intake');

/** Everything intake writes; nobody else may append these. */
export const intakeContracts: readonly EventContract[] = [
  applicationReceivedV1, applicationReceivedCorrectedV1, greenChannelDecidedV1, supplementRequestedV1, materialsSuppliedV1,
  applicationDeemedWithdrawnV1, applicationWithdrawnV1, applicationAcceptedV1, applicationClosedAsDuplicateV1, duplicateLinkedV1, personalDataErasedV1,
  documentIssuedV1, documentServedV1,
  caseRegisteredV1, matterTakenV1, matterReleasedV1, numberDrawnV1, numberGapExplainedV1,
  ...Object.values(intakeDeadlines), intakeReactionRefusedV1,
];
