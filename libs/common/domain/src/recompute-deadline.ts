import type { WorkCalendar } from '@juanzong/calendar';
import type { Deadline } from '@juanzong/common-contracts';
import type { CommandContext } from '@juanzong/kernel';
import { datedFromStart, withCandidates } from './dated-candidates.js';
import type { OpenDeadline } from './open-deadlines.js';

/**
 * A deadline that was computed beyond the published holiday arrangement, dated again from its start under a calendar
 * published since: a new generation. A paused clock stays paused. Undefined where there is nothing to recompute: it is
 * ended, was not provisional, or the calendar says the same.
 */
export function recomputedData(open: OpenDeadline | undefined, calendar: WorkCalendar, { now }: Pick<CommandContext, 'now'>) {
  if (!open?.deadline.calendarProvisional || open.deadline.calendarVersion === calendar.version) return undefined;
  const before = open.deadline;
  const moved = withCandidates(before, before.candidates.map((candidate) => datedFromStart(candidate, before, calendar)), calendar);
  if (saysTheSame(before, moved)) return undefined;
  const deadline: Deadline = { ...moved, passedWhenRecorded: passedBefore(before, moved, now), generation: before.generation + 1 };
  return { deadline, previousCalendarVersion: before.calendarVersion, reason: 'CALENDAR_PUBLISHED' as const };
}

const saysTheSame = (before: Deadline, after: Deadline): boolean =>
  before.calendarProvisional === after.calendarProvisional && JSON.stringify(before.candidates) === JSON.stringify(after.candidates);

/** A duty that ran out before it could be told is not hidden by dating it anew: only what was itself moved into the past is marked. */
export const passedBefore = (before: Deadline, after: Deadline, now: string): boolean => after.dueAt < now && (before.passedWhenRecorded || before.dueAt >= now);
