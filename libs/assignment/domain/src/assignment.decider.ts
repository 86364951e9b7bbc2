import type { RuleInput } from '@juanzong/common-domain';
import type { Decider, NewEntry } from '@juanzong/kernel';
import type { AssignmentCommand } from './assignment.commands.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment } from './assignment.evolve.js';
import type { AssignmentRefusal } from './assignment.refusals.js';
import { type AssignmentState, initialAssignment } from './assignment.state.js';

/** From the grant to the closed file: stream `case-<caseId>`. */
export const assignmentDecider: Decider<AssignmentCommand, AssignmentState, NewEntry, AssignmentRefusal, RuleInput> = {
  decide: decideAssignment, evolve: evolveAssignment, initialState: initialAssignment,
};
