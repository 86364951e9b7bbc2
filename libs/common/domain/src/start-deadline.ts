import type { Deadline } from '@juanzong/common-contracts';
import { type AgencyCode, type CommandContext, dateOf, type EventId, type Instant, occurredInstant, type OccurredAt, type PinnedRules } from '@juanzong/kernel';
import { type ComputedDeadline, computeDeadline, type DeadlineRule, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import type { RuleInput } from './rule-input.js';

export interface DeadlineStart {
  readonly ruleId: DeadlineRule;
  /** The entry that starts the clock, and when that happened in the world. */
  readonly startedBy: EventId;
  readonly startedAt: OccurredAt;
  /** The agency that holds the clock; its region's packs apply. */
  readonly owner: AgencyCode;
}

export interface StartedDeadline {
  readonly deadline: Deadline;
  readonly rules: PinnedRules;
}

/**
 * Computes a deadline under the packs in force on the date of its start: every pack is a candidate and the
 * earliest date wins. One that has passed already is marked so.
 */
export function startDeadline(start: DeadlineStart, { book, calendar }: RuleInput, context: CommandContext): StartedDeadline | PolicyMissing {
  const startedAt: Instant = occurredInstant(start.startedAt);
  const computed = computeDeadline(book, start.ruleId, { region: start.owner, date: dateOf(startedAt) }, startedAt, calendar);
  if (isPolicyMissing(computed)) return computed;
  return { deadline: recorded(computed, start, startedAt, context), rules: { policyVersions: computed.used, calendarVersion: computed.calendarVersion } };
}

function recorded(computed: ComputedDeadline, start: DeadlineStart, startedAt: Instant, context: CommandContext): Deadline {
  return {
    deadlineId: context.ids.deadline(start.startedBy, start.ruleId),
    ruleId: start.ruleId,
    startedBy: start.startedBy,
    startedAt,
    owner: start.owner,
    unit: computed.unit,
    candidates: candidatesOf(computed),
    dueAt: computed.dueAt,
    dueDate: computed.dueDate,
    pausedBy: computed.pausedBy.map(({ reason, pack, verified }) => ({ reason, rule: pack, verified })),
    pauses: [],
    calendarVersion: computed.calendarVersion,
    calendarProvisional: computed.calendarProvisional,
    verified: computed.verified,
    passedWhenRecorded: computed.dueAt < context.now,
    generation: 0,
  };
}

/** What every pack alone would make the due date, as it is recorded. */
export const candidatesOf = ({ candidates }: Pick<ComputedDeadline, 'candidates'>): Deadline['candidates'] =>
  candidates.map((one) => ({
    rule: one.pack, amount: one.period.amount, unit: one.period.unit, dueAt: one.dueAt, dueDate: one.dueDate,
    lastDay: one.lastDay, rollOnHoliday: one.rollOnHoliday, verified: one.verified,
  }));
