import { addDays, type CalendarDate, dateOf, daysBetween, epochMs, instant, type Instant } from '@juanzong/kernel';
import { addWorkdays, type Due, dueOn, type Period } from './periods.js';
import type { WorkCalendar } from './work-calendar.js';

/** What is left of a period when its clock stops: milliseconds, calendar days or working days; 0 if it had run out. */
export interface Remaining {
  readonly unit: Period['unit'];
  readonly amount: number;
}

/** A running period: its unit, whether it rolls, and where it ends now. */
export interface RunningPeriod extends Pick<Due, 'dueAt' | 'lastDay'> {
  readonly unit: Period['unit'];
  readonly rollOnHoliday: boolean;
}

/**
 * What is left when the clock is paused at an instant. The day of the pause counts as run, as the starting day does not:
 * pausing on the starting day leaves the whole period. Rolling is no part of what is left.
 */
export function remaining(running: RunningPeriod, pausedAt: Instant, calendar: WorkCalendar): Remaining {
  if (running.unit === 'HOUR') return { unit: 'HOUR', amount: Math.max(0, epochMs(running.dueAt) - epochMs(pausedAt)) };
  const from = dateOf(pausedAt);
  if (running.unit === 'DAY') return { unit: 'DAY', amount: Math.max(0, daysBetween(from, running.lastDay)) };
  let amount = 0;
  for (let day = addDays(from, 1); day <= running.lastDay; day = addDays(day, 1)) if (calendar.isWorkday(day)) amount += 1;
  return { unit: 'WORKDAY', amount };
}

/**
 * The new end after a clock was paused and resumed: what was left goes on in whole calendar days (DAY), working days
 * (WORKDAY) or to the millisecond (HOUR). Rolled again where the rule rolls: one paused in the days that it was rolled
 * over has nothing left, and ends on the day it resumes, not before. A period that had run out
 * before it was paused keeps its end.
 * @throws RangeError if it resumes before it was paused.
 */
export function addPaused(running: RunningPeriod, pausedAt: Instant, resumedAt: Instant, calendar: WorkCalendar): Due {
  if (resumedAt < pausedAt) throw new RangeError(`resumed at ${resumedAt}, before it was paused at ${pausedAt}`);
  const paused = pausedAt > running.dueAt ? 0 : epochMs(resumedAt) - epochMs(pausedAt);
  if (running.unit === 'HOUR') {
    const end = instant(epochMs(running.dueAt) + paused);
    return { dueAt: end, dueDate: dateOf(end), lastDay: dateOf(end), provisional: false };
  }
  return dueOn(paused === 0 ? running.lastDay : shifted(running, pausedAt, resumedAt, calendar), running.unit, running.rollOnHoliday, calendar);
}

function shifted(running: RunningPeriod, pausedAt: Instant, resumedAt: Instant, calendar: WorkCalendar): CalendarDate {
  const left = remaining(running, pausedAt, calendar).amount;
  return running.unit === 'DAY' ? addDays(dateOf(resumedAt), left) : addWorkdays(dateOf(resumedAt), left, calendar);
}
