import { assignmentDeadlines } from '@juanzong/assignment-contracts';
import { fellAwayData, type FellAwayReason, metData, openDeadline, recomputedData, type RuleInput, startDeadline } from '@juanzong/common-domain';
import { agencyCode, type CommandContext, type EventId, type NewEntry, type OccurredAt } from '@juanzong/kernel';
import { type DeadlineRule, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import type { AssignmentState, Grant } from './assignment.state.js';
import { newEntry } from './new-entry.js';

/** An applied-for case is assigned within the period from the grant (法律援助法 43), a notified one from the organ's notice (36). */
export const assignmentRule = ({ basis }: Grant): DeadlineRule => (basis === 'NOTIFICATION' ? 'notification-assignment' : 'assignment');

/** The entry that starts a clock of this case. */
export function started(
  rule: DeadlineRule, startedBy: EventId, startedAt: OccurredAt, state: AssignmentState, context: CommandContext, input: RuleInput,
): NewEntry | PolicyMissing {
  const result = startDeadline({ ruleId: rule, startedBy, startedAt, owner: agencyCode(state.file.agency) }, input, context);
  if (isPolicyMissing(result)) return result;
  return newEntry(assignmentDeadlines.started, { deadline: result.deadline }, { rules: result.rules });
}

/** The duty of the rule was done by the entry `metBy`; nothing where the clock had run out before. */
export function met(state: AssignmentState, rules: readonly DeadlineRule[], metBy: EventId, when: OccurredAt): NewEntry[] {
  const open = rules.map((rule) => openDeadline(state.file.deadlines, rule)).find((one) => one !== undefined);
  return open ? [newEntry(assignmentDeadlines.met, metData(open, metBy, when))] : [];
}

/** The duty fell away, by the entry `because`; nothing where the clock had run out before. */
export function fellAway(state: AssignmentState, rule: DeadlineRule, because: EventId, when: OccurredAt, reason: FellAwayReason): NewEntry[] {
  const open = openDeadline(state.file.deadlines, rule);
  return open ? [newEntry(assignmentDeadlines.fellAway, fellAwayData(open, because, when, reason))] : [];
}

/** A provisional deadline under the calendar published since; no entry where that changes nothing or the deadline is ended. */
export function recomputed(state: AssignmentState, deadlineId: string, context: CommandContext, { calendar }: RuleInput): NewEntry[] {
  const data = recomputedData(state.file.deadlines[deadlineId], calendar, context);
  return data ? [newEntry(assignmentDeadlines.recomputed, data, { rules: { policyVersions: [], calendarVersion: calendar.version } })] : [];
}
