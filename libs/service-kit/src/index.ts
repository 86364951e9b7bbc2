export { accepted, CaseCommands, type ContextWriting, type PreparedRequest } from './context-writing.js';
export { foreignRecipient, ownershipRefusal, ownershipRefusals } from './ownership.js';
export { policyRefusals } from './policy-refusals.js';
export { firingId, react, reactionId, type ReactionParts, recomputingId, SYSTEM } from './reacting.js';
export { SERVICE_RUNTIME, type ServiceRuntime } from './service-runtime.js';
export type { DeadlineKeeper, DueDeadline } from './due-deadline.js';
export { RuntimeModule } from './runtime.module.js';
export { type DocumentReferenceRefusal, documentReferenceRefusals, unfitReference } from './document-references.js';
export { isOutage, type StoreRefusal, storeRefusalOf, storeRefusals } from './store-refusals.js';
