import type { RuleInput } from '@juanzong/common-domain';
import type { CommandContext, Decision, NewEntry } from '@juanzong/kernel';
import type { AssignmentCommand, AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentRefusal } from './assignment.refusals.js';
import type { AssignmentState } from './assignment.state.js';

export type CaseDecision = Decision<NewEntry, AssignmentRefusal>;

/** Decides one kind of command to the assignment of a case. */
export type Decide<Kind extends AssignmentCommand['kind']> = (
  command: AssignmentCommandOf<Kind>, state: AssignmentState, context: CommandContext, input: RuleInput,
) => CaseDecision;
