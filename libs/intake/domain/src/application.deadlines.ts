import { fellAwayData, type FellAwayReason, metData, type OpenDeadline, openDeadline, recomputedData, resumedData } from '@juanzong/common-domain';
import { type CommandContext, occurredInstant } from '@juanzong/kernel';
import type { IntakeInput } from './application.decide.js';
import type { IntakeEvent } from './application.events.js';
import type { IntakeState } from './application.state.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;

const fellAway = (open: OpenDeadline, context: CommandContext, reason: FellAwayReason, because = 0): IntakeEvent =>
  ({ type: 'intake.DeadlineFellAway', version: 1, data: fellAwayData(open, context.ids.entry(because), context.occurredAt, reason) });

/**
 * The case ended by an entry of this command, the first unless told: nobody owes anything in it any more, whichever
 * context kept the clock.
 */
export const allFallAway = ({ deadlines }: Pick<Opened, 'deadlines'>, context: CommandContext, endedBy = 0): IntakeEvent[] =>
  Object.values(deadlines).map((open) => fellAway(open, context, 'CASE_ENDED', endedBy));

/**
 * Nothing is missing any more: the duty to supply is done, or fell away where a correction made it needless, and the
 * examination that stood still for it runs on.
 */
export function nothingMissing(state: Opened, how: 'SUPPLIED' | 'NOTHING_MISSING', context: CommandContext, { calendar }: IntakeInput): IntakeEvent[] {
  const supplement = openDeadline(state.deadlines, 'supplement');
  const examination = openDeadline(state.deadlines, 'examination');
  const resumed = examination && resumedData(examination, occurredInstant(context.occurredAt), calendar, context);
  return [
    ...(supplement ? [how === 'SUPPLIED' ? met(supplement, context) : fellAway(supplement, context, how)] : []),
    ...(resumed ? [{ type: 'intake.DeadlineResumed' as const, version: 1, data: resumed, rules: { policyVersions: [], calendarVersion: calendar.version } }] : []),
  ];
}

const met = (open: OpenDeadline, context: CommandContext): IntakeEvent =>
  ({ type: 'intake.DeadlineMet', version: 1, data: metData(open, context.ids.entry(0), context.occurredAt) });

/** A provisional deadline under the calendar published since; no entry where that changes nothing or the deadline is ended. */
export function recomputeDeadline(deadlineId: string, state: Opened, context: CommandContext, { calendar }: IntakeInput): IntakeEvent[] {
  const data = recomputedData(state.deadlines[deadlineId], calendar, context);
  return data ? [{ type: 'intake.DeadlineRecomputed', version: 1, data, rules: { policyVersions: [], calendarVersion: calendar.version } }] : [];
}
