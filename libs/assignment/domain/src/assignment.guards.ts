import { type Actor, type CalendarDate, type CommandContext, type OccurredAt, occurredDate, refuse } from '@juanzong/kernel';
import { ASSIGNMENT_ACTIONS, hasCaseInHand, isOfficial } from './assignment.actions.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentRefusal } from './assignment.refusals.js';
import type { AssignmentState, AssignmentStateKind } from './assignment.state.js';

/** Who acts: the role, the agency of an official, the lawyer who has the case. Undefined where they may. */
export function mayNot(kind: AssignmentCommand['kind'], state: AssignmentState, actor: Actor): AssignmentRefusal | undefined {
  const rule = ASSIGNMENT_ACTIONS[kind];
  if (!rule.roles.includes(actor.role)) return refuse('assignment.role-not-allowed', { role: actor.role, action: rule.label.zh });
  if (isOfficial(actor) && actor.agency !== state.file.agency) return refuse('assignment.other-agency', { owner: state.file.agency, agency: actor.agency ?? '' });
  if (rule.ownCaseOnly && actor.role === 'lawyer' && 'assignment' in state && !hasCaseInHand(state, actor)) return refuse('assignment.not-the-assigned-lawyer');
  return undefined;
}

type Step = Exclude<AssignmentStateKind, 'TerminatedInHand' | 'Closed' | 'Ended'>;
const STEPS: readonly Step[] = ['NotOpen', 'AwaitingAssignment', 'Assigned', 'Accepted', 'InProgress'];

const MISSING = {
  NotOpen: 'assignment.not-open', AwaitingAssignment: 'assignment.not-assigned', Assigned: 'assignment.not-yet-accepted', Accepted: 'assignment.agreement-missing',
} as const;
const DONE = { AwaitingAssignment: 'assignment.already-assigned', Assigned: 'assignment.already-accepted', Accepted: 'assignment.agreement-already-signed' } as const;

/** Why a command that belongs to the situation `wanted` cannot be done in this one: a step is missing, or was done. */
export function outOfTurn(state: AssignmentState, wanted: 'AwaitingAssignment' | 'Assigned' | 'Accepted' | 'InProgress'): AssignmentRefusal {
  if (state.kind === 'TerminatedInHand') return refuse('assignment.aid-terminated', { by: state.by });
  if (state.kind === 'Closed') return refuse('assignment.case-closed');
  if (state.kind === 'Ended') return refuse('assignment.case-ended', { by: state.by });
  const params: AssignmentRefusal['params'] = 'assignment' in state ? { lawyerId: state.assignment.lawyerId } : {};
  const tooEarly = STEPS.indexOf(state.kind) < STEPS.indexOf(wanted);
  if (tooEarly) return refuse(MISSING[state.kind as keyof typeof MISSING], params);
  return refuse(DONE[wanted as keyof typeof DONE], params);
}

/** A date that a person typed: not after today, not before what it follows. */
export function impossibleDate(date: CalendarDate | string, notBefore: OccurredAt, { today }: CommandContext): AssignmentRefusal | undefined {
  if (date > today) return refuse('assignment.date-in-future', { date, today });
  const earliest = occurredDate(notBefore);
  return date < earliest ? refuse('assignment.date-too-early', { date, earliest }) : undefined;
}
