import { fellAwayData, type FellAwayReason, metData, missedData, openDeadline, recomputedData, type RuleInput, startDeadline } from '@juanzong/common-domain';
import { type CommandContext, type EventId, type OccurredAt } from '@juanzong/kernel';
import { type DeadlineRule, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import type { CommandOf } from './assessment.commands.js';
import type { EligibilityEvent } from './assessment.events.js';
import type { OpenedState } from './assessment.state.js';
import { entry } from './entry.js';

/** The clock of a duty that a pack must name: it starts with `startedBy`, which happened at `at`. */
export function started(ruleId: DeadlineRule, startedBy: EventId, at: OccurredAt, state: OpenedState, input: RuleInput, context: CommandContext): EligibilityEvent[] | PolicyMissing {
  const result = startDeadline({ ruleId, startedBy, startedAt: at, owner: state.agency }, input, context);
  return isPolicyMissing(result) ? result : [entry({ type: 'eligibility.DeadlineStarted', data: { deadline: result.deadline }, rules: result.rules })];
}

/** The same for a duty whose period only some packs name; without one there is no clock. */
export function startedWhereRuled(...of: Parameters<typeof started>): EligibilityEvent[] {
  const events = started(...of);
  return isPolicyMissing(events) ? [] : events;
}

/** The duties of these rules were done by the entry `metBy`; nothing where a clock had run out before. */
export const met = (state: OpenedState, rules: readonly DeadlineRule[], metBy: EventId, when: OccurredAt): EligibilityEvent[] =>
  openOf(state, rules).map((open) => entry({ type: 'eligibility.DeadlineMet', data: metData(open, metBy, when) }));

/** Nobody owes these duties any more, by the entry `because`. */
export const fellAway = (state: OpenedState, rules: readonly DeadlineRule[], because: EventId, when: OccurredAt, reason: FellAwayReason): EligibilityEvent[] =>
  openOf(state, rules).map((open) => entry({ type: 'eligibility.DeadlineFellAway', data: fellAwayData(open, because, when, reason) }));

const openOf = ({ deadlines }: OpenedState, rules: readonly DeadlineRule[]) => rules.flatMap((rule) => openDeadline(deadlines, rule) ?? []);

/** Who did not object in time lost a right and missed no duty; any other duty is recorded as missed. */
export function fireDeadline({ deadlineId, generation }: CommandOf<'fireDeadline'>, state: OpenedState, context: CommandContext): EligibilityEvent[] {
  const open = state.deadlines[deadlineId];
  const missed = missedData(open, generation, context);
  if (!open || !missed) return [];
  if (missed.ruleId !== 'objection-filing') return [entry({ type: 'eligibility.DeadlineMissed', data: missed })];
  const because = open.deadline.startedBy as EventId;
  return [entry({ type: 'eligibility.DeadlineFellAway', data: fellAwayData(open, because, { precision: 'instant', at: context.now }, 'RIGHT_NOT_USED') })];
}

/** A provisional deadline under the calendar published since; no entry where that changes nothing or the deadline is ended. */
export function recomputeDeadline({ deadlineId }: CommandOf<'recomputeDeadline'>, state: OpenedState, context: CommandContext, { calendar }: RuleInput): EligibilityEvent[] {
  const data = recomputedData(state.deadlines[deadlineId], calendar, context);
  return data ? [entry({ type: 'eligibility.DeadlineRecomputed', data, rules: { policyVersions: [], calendarVersion: calendar.version } })] : [];
}
