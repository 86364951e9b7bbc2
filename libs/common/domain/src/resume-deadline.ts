import { addPaused, type WorkCalendar } from '@juanzong/calendar';
import type { Deadline } from '@juanzong/common-contracts';
import { calendarDate, type Instant } from '@juanzong/kernel';
import type { OpenDeadline } from './open-deadlines.js';

type Candidate = Deadline['candidates'][number];

/**
 * The clock runs on: every candidate gets its new date, and the earliest is due. Undefined if the clock was not paused.
 */
export function resumedData(open: OpenDeadline, resumedAt: Instant, calendar: WorkCalendar) {
  const { pausedAt, deadline } = open;
  if (pausedAt === undefined) return undefined;
  const moved = deadline.candidates.map((candidate) => prolonged(candidate, pausedAt, resumedAt, calendar));
  const [first] = [...moved].sort((a, b) => a.candidate.dueAt.localeCompare(b.candidate.dueAt) || a.candidate.rule.localeCompare(b.candidate.rule));
  if (!first) return undefined;
  const { dueAt, dueDate, verified, unit } = first.candidate;
  const resumed: Deadline = {
    ...deadline, candidates: moved.map(({ candidate }) => candidate), unit, dueAt, dueDate, verified,
    calendarProvisional: deadline.calendarProvisional || first.provisional, generation: deadline.generation + 1,
  };
  return { deadline: resumed, pausedAt, resumedAt };
}

function prolonged(candidate: Candidate, pausedAt: Instant, resumedAt: Instant, calendar: WorkCalendar): { candidate: Candidate; provisional: boolean } {
  const running = { unit: candidate.unit, rollOnHoliday: candidate.rollOnHoliday, dueAt: candidate.dueAt as Instant, lastDay: calendarDate(candidate.lastDay) };
  const due = addPaused(running, pausedAt, resumedAt, calendar);
  return { candidate: { ...candidate, dueAt: due.dueAt, dueDate: due.dueDate, lastDay: due.lastDay }, provisional: due.provisional };
}
