import { addPaused, dueAt, mayMove, type WorkCalendar } from '@juanzong/calendar';
import type { Deadline } from '@juanzong/common-contracts';
import { calendarDate, type Instant } from '@juanzong/kernel';

export type Candidate = Deadline['candidates'][number];
type Pause = Deadline['pauses'][number];

/** A candidate with its date, and whether that lies beyond the published holiday arrangement. */
export interface Dated {
  readonly candidate: Candidate;
  readonly provisional: boolean;
}

/** A candidate dated anew from the start of its period: every pause that is over is put back in, as far as it lies after the start. */
export function datedFromStart(candidate: Candidate, { startedAt, pauses }: Pick<Deadline, 'startedAt' | 'pauses'>, calendar: WorkCalendar): Dated {
  const { amount, unit, rollOnHoliday } = candidate;
  const { dueAt: due, dueDate, lastDay, provisional } = dueAt(startedAt as Instant, { amount, unit }, { rollOnHoliday }, calendar);
  const within = pauses.filter(({ resumedAt }) => resumedAt > startedAt).map(({ pausedAt, resumedAt }) => ({ pausedAt: pausedAt < startedAt ? startedAt : pausedAt, resumedAt }));
  return within.reduce((dated, pause) => prolonged(dated.candidate, pause, calendar), { candidate: { ...candidate, dueAt: due, dueDate, lastDay }, provisional } as Dated);
}

/** A candidate after the clock stood still once more. */
export function prolonged(candidate: Candidate, { pausedAt, resumedAt }: Pause, calendar: WorkCalendar): Dated {
  const running = { unit: candidate.unit, rollOnHoliday: candidate.rollOnHoliday, dueAt: candidate.dueAt as Instant, lastDay: calendarDate(candidate.lastDay) };
  const { dueAt: due, dueDate, lastDay, provisional } = addPaused(running, pausedAt as Instant, resumedAt as Instant, calendar);
  return { candidate: { ...candidate, dueAt: due, dueDate, lastDay }, provisional };
}

const byDue = (a: Candidate, b: Candidate): number => a.dueAt.localeCompare(b.dueAt) || a.rule.localeCompare(b.rule);

/** The deadline with these candidates, of which there is at least one: the earliest due, dated with this calendar. */
export function withCandidates(deadline: Deadline, dated: readonly Dated[], calendar: WorkCalendar): Deadline {
  const candidates = dated.map(({ candidate }) => candidate).sort(byDue);
  // Sorted, and never empty: there is a first.
  const { unit, dueAt: due, dueDate, verified } = candidates.reduce((earliest) => earliest);
  return {
    ...deadline, candidates, unit, dueAt: due, dueDate, verified,
    calendarProvisional: mayMove({ dueDate: calendarDate(dueDate) }, dated, calendar), calendarVersion: calendar.version,
  };
}
