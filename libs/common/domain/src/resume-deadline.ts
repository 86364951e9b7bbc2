import type { WorkCalendar } from '@juanzong/calendar';
import type { CommandContext, Instant } from '@juanzong/kernel';
import { datedFromStart, prolonged, withCandidates } from './dated-candidates.js';
import type { OpenDeadline } from './open-deadlines.js';

/**
 * The clock runs on: every candidate gets its new date, and the earliest is due. What was provisional is dated from its
 * start if another calendar is known by now. Whether it had passed when it was recorded is asked anew. A day without an
 * hour counts from its beginning, so a resumption on the day of the pause is not before it. A clock that was handed over while it
 * stood still, and reckoned anew, stood still from its new start. Undefined if the clock was not paused.
 */
export function resumedData({ pausedAt: since, deadline }: OpenDeadline, at: Instant, calendar: WorkCalendar, { now }: Pick<CommandContext, 'now'>) {
  if (since === undefined) return undefined;
  const pausedAt = since < deadline.startedAt ? (deadline.startedAt as Instant) : since;
  const resumedAt = at < pausedAt ? pausedAt : at;
  const pauses = [...deadline.pauses, { pausedAt, resumedAt }];
  const again = deadline.calendarProvisional && deadline.calendarVersion !== calendar.version;
  const dated = deadline.candidates.map((candidate) =>
    again ? datedFromStart(candidate, { startedAt: deadline.startedAt, pauses }, calendar) : prolonged(candidate, { pausedAt, resumedAt }, calendar));
  const moved = withCandidates(deadline, dated, calendar);
  return { deadline: { ...moved, pauses, passedWhenRecorded: moved.dueAt < now, generation: deadline.generation + 1 }, pausedAt, resumedAt };
}
