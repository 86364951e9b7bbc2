export { bilingual } from './bilingual.js';
export {
  deadline, type Deadline, deadlineCandidate, deadlineContracts, deadlineMet, deadlineMissed, deadlinePaused, deadlineResumed, deadlineStarted,
} from './deadline.js';
export { reactionRefused, reactionRefusedContract } from './reaction-refused.js';
export { trace, traceLine, type TraceLine } from './trace.js';
export { storeFoundedV1 } from './store-founded.v1.js';
export { positionNotedV1 } from './position-noted.v1.js';
