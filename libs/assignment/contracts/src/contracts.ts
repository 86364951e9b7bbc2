import { deadlineContracts, reactionRefusedContract } from '@juanzong/common-contracts';
import type { EventContract } from '@juanzong/kernel';
import { agreementSignedV1 } from './events/agreement-signed.v1.js';
import { assignmentAcceptedV1 } from './events/assignment-accepted.v1.js';
import { assignmentDeclinedV1 } from './events/assignment-declined.v1.js';
import { assignmentOpenedV1 } from './events/assignment-opened.v1.js';
import { caseClosedV1 } from './events/case-closed.v1.js';
import { changeDecidedV1 } from './events/change-decided.v1.js';
import { changeRequestWithdrawnV1 } from './events/change-request-withdrawn.v1.js';
import { changeRequestedV1 } from './events/change-requested.v1.js';
import { conflictRecordedV1 } from './events/conflict-recorded.v1.js';
import { drawVoidedV1 } from './events/draw-voided.v1.js';
import { fileHandedOverV1 } from './events/file-handed-over.v1.js';
import { hearingNotifiedV1 } from './events/hearing-notified.v1.js';
import { lawyerJoinedCorrectedV1 } from './events/lawyer-joined-corrected.v1.js';
import { lawyerJoinedV1 } from './events/lawyer-joined.v1.js';
import { lawyerLeftV1 } from './events/lawyer-left.v1.js';
import { lawyerResumedV1 } from './events/lawyer-resumed.v1.js';
import { lawyerSuspendedV1 } from './events/lawyer-suspended.v1.js';
import { progressReportedV1 } from './events/progress-reported.v1.js';
import { providerAssignedV1 } from './events/provider-assigned.v1.js';
import { providerRelievedV1 } from './events/provider-relieved.v1.js';
import { recipientChoiceRecordedV1 } from './events/recipient-choice-recorded.v1.js';
import { turnDrawnV1 } from './events/turn-drawn.v1.js';
import { turnReturnedV1 } from './events/turn-returned.v1.js';
import { turnSpentV1 } from './events/turn-spent.v1.js';

const { started, recomputed, met, missed, fellAway } = deadlineContracts('assignment');
/** The deadlines that assignment keeps: assigning (from the grant, or from an organ's notice), the agreement (from the assignment), the decision on a change. */
export const assignmentDeadlines = { started, recomputed, met, missed, fellAway };
export const assignmentReactionRefusedV1 = reactionRefusedContract('assignment');

/** Everything assignment writes; nobody else may append these. */
export const assignmentContracts: readonly EventContract[] = [
  assignmentOpenedV1, recipientChoiceRecordedV1, conflictRecordedV1, providerAssignedV1, drawVoidedV1, assignmentAcceptedV1, assignmentDeclinedV1,
  agreementSignedV1, changeRequestedV1, changeRequestWithdrawnV1, changeDecidedV1, providerRelievedV1, fileHandedOverV1, hearingNotifiedV1, progressReportedV1, caseClosedV1,
  lawyerJoinedV1, lawyerJoinedCorrectedV1, lawyerSuspendedV1, lawyerResumedV1, lawyerLeftV1, turnDrawnV1, turnSpentV1, turnReturnedV1,
  ...Object.values(assignmentDeadlines), assignmentReactionRefusedV1,
];
