import { ASSIGNMENT_ACTIONS, type AssignmentCommand, type RosterCommand } from '@juanzong/assignment-domain';
import type { CommandRequest } from '@juanzong/http';

const KIND_OF_ACTION = new Map(Object.entries(ASSIGNMENT_ACTIONS).map(([kind, { name }]) => [name, kind]));

const KIND_OF_ROSTER_ACTION: Readonly<Record<string, RosterCommand['kind']>> = {
  'enrol-lawyer': 'enrolLawyer', 'correct-lawyer': 'correctLawyer', 'suspend-lawyer': 'suspendLawyer', 'resume-lawyer': 'resumeLawyer', 'remove-lawyer': 'removeLawyer',
};

/** The command that an action on a case asks for. Its body was parsed by the action's own schema, which has the command's fields. */
export function toCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): AssignmentCommand {
  const kind = KIND_OF_ACTION.get(action);
  if (kind === undefined) throw new Error(`no such action of assignment: ${action}`);
  return { kind, ...(body as object) } as AssignmentCommand;
}

/** The command that an action on a roster asks for; undefined for an action on a case. */
export function toRosterCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): RosterCommand | undefined {
  const kind = KIND_OF_ROSTER_ACTION[action];
  return kind === undefined ? undefined : ({ kind, ...(body as object) } as RosterCommand);
}
