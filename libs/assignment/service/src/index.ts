export { AssignmentModule } from './assignment.module.js';
export { ASSIGNMENT_CASE_ACTIONS } from './edge/http/case.actions.js';
export { ROSTER_HTTP_ACTIONS } from './edge/http/roster.actions.js';
export { AssignmentReactions } from './write/assignment-reactions.js';
