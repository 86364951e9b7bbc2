export { eligibilityContracts, eligibilityDeadlines, eligibilityReactionRefusedV1 } from './contracts.js';
export { aidGrantedV1 } from './events/aid-granted.v1.js';
export { aidRefusedV1 } from './events/aid-refused.v1.js';
export { decisionProposedV1 } from './events/decision-proposed.v1.js';
export { decisionReturnedV1 } from './events/decision-returned.v1.js';
export { decisionServedV1, SERVICE_METHODS } from './events/decision-served.v1.js';
export { examinedV1 } from './events/examined.v1.js';
export { meansVerifiedV1 } from './events/means-verified.v1.js';
