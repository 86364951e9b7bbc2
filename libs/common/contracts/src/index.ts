export { bilingual } from './bilingual.js';
export { deadline, type Deadline, deadlineCandidate } from './deadline.js';
export {
  deadlineContracts, deadlineFellAway, deadlineHandedOver, deadlineHandedOverContract, deadlineMet, deadlineMissed, deadlinePaused, deadlineRecomputed, deadlineResumed, deadlineStarted, FELL_AWAY_REASONS,
} from './deadline-contracts.js';
export { deadlineRuleLabel, DEADLINE_RULE_LABELS } from './deadline-rule-labels.js';
export { reactionRefused, reactionRefusedContract } from './reaction-refused.js';
export { caseTrace, caseTraceLine, type CaseTraceLine, trace, traceLine, type TraceLine } from './trace.js';
export { storeFoundedV1 } from './store-founded.v1.js';
export { positionNotedV1 } from './position-noted.v1.js';
export { code } from './code.js';
export { SERVICE_METHOD_LABELS, SERVICE_METHODS, type ServiceMethod } from './service-methods.js';
