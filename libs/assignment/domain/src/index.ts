export {
  type ActionRule, type AllowedAction, allowedActions, allowedActionsFor, ASSIGNMENT_ACTIONS, type AssignmentAction, hasCaseInHand, lawyerIdOf,
} from './assignment.actions.js';
export type { AssignmentCommand, AssignmentCommandOf } from './assignment.commands.js';
export { assignmentDecider } from './assignment.decider.js';
export { ASSIGNMENT_REACTS_TO, type AssignmentReaction, assignmentReactions } from './assignment.reactions.js';
export { type AssignmentRefusal, type AssignmentRefusalCode, assignmentRefusals } from './assignment.refusals.js';
export type {
  Accepted, Assigned, Assignment, AssignmentState, AssignmentStateKind, AwaitingAssignment, ChangeRequest, Choice, Closed, Ended, FileFacts, Grant, InProgress, NotOpen, TerminatedInHand,
} from './assignment.state.js';
export { outOfTurn } from './assignment.guards.js';
export { PLATFORM_RULES, PLATFORM_RULES_DOCUMENT, type PlatformRule, platformRuleText } from './filters/platform-rules.js';
export { drawCriteriaOf, nextDrawId } from './draw-protocol.js';
export { draw, type DrawResult } from './draw.js';
export { recomputeDraw, type RecomputedDraw } from './recompute-draw.js';
export { ROSTER_ACTIONS } from './roster.actions.js';
export type { RosterCommand, RosterCommandOf } from './roster.commands.js';
export type { RosterInput } from './roster.decide.js';
export { rosterDecider } from './roster.decider.js';
export {
  type Draw, type DrawnTurn, drawOf, findMember, heldDraws, isSuspended, members, type RosterLawyer, type RosterState, type Suspension, type Turn, turnCount, type TurnDrawn,
} from './roster.state.js';
export { rotationOrder } from './rotation-order.js';
