export {
  applicant, applicantAgent, application, applicationExample, type Application, CHANNELS, documentRef, forwardedRequest, FORWARDING_CHANNELS, household, NOTIFICATION_CHANNELS,
  statistics, type Statistics, VERIFICATION_METHODS,
} from './application.js';
export { intakeContracts, intakeDeadlines, intakeReactionRefusedV1 } from './contracts.js';
export { applicationAcceptedV1 } from './events/application-accepted.v1.js';
export { applicationClosedAsDuplicateV1 } from './events/application-closed-as-duplicate.v1.js';
export { applicationDeemedWithdrawnV1 } from './events/application-deemed-withdrawn.v1.js';
export { applicationReceivedCorrectedV1 } from './events/application-received-corrected.v1.js';
export { applicationReceivedV1 } from './events/application-received.v1.js';
export { applicationWithdrawnV1 } from './events/application-withdrawn.v1.js';
export { caseRegisteredV1 } from './events/case-registered.v1.js';
export { documentIssuedV1 } from './events/document-issued.v1.js';
export { documentServedV1 } from './events/document-served.v1.js';
export { duplicateLinkedV1 } from './events/duplicate-linked.v1.js';
export { greenChannelDecidedV1 } from './events/green-channel-decided.v1.js';
export { materialsSuppliedV1 } from './events/materials-supplied.v1.js';
export { matterReleasedV1 } from './events/matter-released.v1.js';
export { matterTakenV1 } from './events/matter-taken.v1.js';
export { numberDrawnV1 } from './events/number-drawn.v1.js';
export { numberGapExplainedV1 } from './events/number-gap-explained.v1.js';
export { ERASABLE_SUBJECTS, type ErasableSubject, personalDataErasedV1 } from './events/personal-data-erased.v1.js';
export { supplementRequestedV1 } from './events/supplement-requested.v1.js';
