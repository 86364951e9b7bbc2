export {
  ASSIGNMENT_MODES, CHANGE_GROUNDS, type ChangeGround, changeGroundLabels, CHANGE_PARTIES, type ChangeParty, CLOSING_RESULTS, type ClosingResult, closingResultLabels, CONFLICT_KINDS, DECLINE_REASONS, EXCLUSION_CODES,
  type ExclusionCode, SPECIALITIES,
} from './codes.js';
export { assignmentContracts, assignmentDeadlines, assignmentReactionRefusedV1 } from './contracts.js';
export { agreementSignedV1 } from './events/agreement-signed.v1.js';
export { assignmentAcceptedV1 } from './events/assignment-accepted.v1.js';
export { assignmentDeclinedV1 } from './events/assignment-declined.v1.js';
export { assignmentOpenedV1 } from './events/assignment-opened.v1.js';
export { caseClosedV1 } from './events/case-closed.v1.js';
export { changeDecidedV1 } from './events/change-decided.v1.js';
export { changeRequestWithdrawnV1 } from './events/change-request-withdrawn.v1.js';
export { changeRequestedV1 } from './events/change-requested.v1.js';
export { conflictRecordedV1 } from './events/conflict-recorded.v1.js';
export { drawVoidedV1 } from './events/draw-voided.v1.js';
export { fileHandedOverV1 } from './events/file-handed-over.v1.js';
export { hearingNotifiedV1 } from './events/hearing-notified.v1.js';
export { lawyerJoinedCorrectedV1 } from './events/lawyer-joined-corrected.v1.js';
export { lawyerJoinedV1 } from './events/lawyer-joined.v1.js';
export { lawyerLeftV1 } from './events/lawyer-left.v1.js';
export { lawyerResumedV1 } from './events/lawyer-resumed.v1.js';
export { lawyerSuspendedV1 } from './events/lawyer-suspended.v1.js';
export { progressReportedV1 } from './events/progress-reported.v1.js';
export { providerAssignedV1 } from './events/provider-assigned.v1.js';
export { providerRelievedV1 } from './events/provider-relieved.v1.js';
export { recipientChoiceRecordedV1 } from './events/recipient-choice-recorded.v1.js';
export { turnDrawnV1 } from './events/turn-drawn.v1.js';
export { turnReturnedV1 } from './events/turn-returned.v1.js';
export { turnSpentV1 } from './events/turn-spent.v1.js';
export { closingDocument, type DrawCriteria, drawCriteria, type ExcludedLawyer, excludedLawyer, type Exclusion, exclusion, type Lawyer, lawyer, lawyerExample } from './shapes.js';
