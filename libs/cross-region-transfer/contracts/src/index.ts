export {
  AUTHORITY_GROUNDS, CLOCK_STARTS, type CompetenceGround, COMPETENCE_GROUND_LABELS, COMPETENCE_GROUNDS, type DisputeGround, DISPUTE_GROUND_LABELS, DISPUTE_GROUNDS,
  FORWARDING_STATUS, FORWARDING_STATUSES, type ForwardingStatus, PLACE_SOURCES, type PlaceSource,
} from './codes.js';
export { crossRegionTransferContracts, transferDeadlines } from './contracts.js';
export { designatedV1 } from './events/designated.v1.js';
export { forwardAcceptedV1 } from './events/forward-accepted.v1.js';
export { forwardDisputedV1 } from './events/forward-disputed.v1.js';
export { forwardProposedV1 } from './events/forward-proposed.v1.js';
export { forwardedV1 } from './events/forwarded.v1.js';
export { interviewRecordedV1 } from './events/interview-recorded.v1.js';
export { materialsListAgreedV1 } from './events/materials-list-agreed.v1.js';
export { proposalWithdrawnV1 } from './events/proposal-withdrawn.v1.js';
export type { ForwardingClock, ForwardingList, ForwardingListItem } from './forwarding-list.js';
