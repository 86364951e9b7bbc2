export { contentsOf } from './archive.contents.js';
export type { ArchiveState, Submission } from './archive.state.js';
export { type ClosedCase, evolveFile, type FileFacts, type Hearing, initialFile } from './file.state.js';
export { QUALITY_ACTIONS, type QualityAction, type QualityActionRule, qualityActionsFor } from './quality.actions.js';
export type { ItemReason, QualityCommand, QualityCommandOf } from './quality.commands.js';
export type { QualityDecision } from './quality-decision.js';
export { qualityDecider } from './quality.decider.js';
export { isItsLawyer, withinReach } from './quality.guards.js';
export { type QualityReaction, qualityReactions } from './quality.reactions.js';
export { type QualityRefusal, type QualityRefusalCode, qualityRefusals } from './quality.refusals.js';
export type { QualityState } from './quality.state.js';
export type { Rated, RatingsState } from './rating.state.js';
export {
  actIdOf, answerFinding, closeAct, findingIdOf, openAct, openFinding, raiseFinding, recheckFinding, recordRectification, type Supervised,
} from './supervision.decide.js';
export { type Act, evolveSupervision, type Finding, findingsOf, initialSupervision, type Office, type SupervisionState, unsettled } from './supervision.state.js';
export { isLater, type Place, unknownEntries, type Written } from './written.js';
