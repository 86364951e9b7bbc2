export { allowedActions as eligibilityActions } from './assessment.actions.js';
export type { EligibilityCommand, ObjectionOutcome, ServiceMethod, TerminationGroundCode } from './assessment.commands.js';
export { eligibilityDecider } from './assessment.decide.js';
export type { EligibilityEvent } from './assessment.events.js';
export { type EligibilityReaction, reactionsTo as eligibilityReactions } from './assessment.reactions.js';
export { type EligibilityCode, eligibilityRefusals, type EligibilityRefusal } from './assessment.refusals.js';
export type { EligibilityState } from './assessment.state.js';
export type { FoundFinding } from './means-test/reuse-finding.js';
