import { addDays, type CalendarDate, dateOf, endOfDay, epochMs, instant, type Instant } from '@juanzong/kernel';
import type { WorkCalendar } from './work-calendar.js';

/** HOUR and DAY run straight through; WORKDAY counts working days with 调休. */
export interface Period {
  readonly amount: number;
  readonly unit: 'HOUR' | 'DAY' | 'WORKDAY';
}

export interface Due {
  /** The last millisecond in which the duty can be met. */
  readonly dueAt: Instant;
  readonly dueDate: CalendarDate;
  /** The last day before it was rolled over rest days; pausing counts from it. */
  readonly lastDay: CalendarDate;
  /** Computed beyond the published holiday arrangement: it may move once that is published. */
  readonly provisional: boolean;
}

const HOUR_MS = 3600 * 1000;

/** The first working day on or after a date: a period whose last day is a rest day ends there (民法典 203). */
export function rolled(date: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = date;
  while (!calendar.isWorkday(day)) day = addDays(day, 1);
  return day;
}

/** The date `count` working days after a date, which is itself not counted. */
export function addWorkdays(date: CalendarDate, count: number, calendar: WorkCalendar): CalendarDate {
  let day = date;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) counted += 1;
  }
  return day;
}

/**
 * Due at the end of a last day, rolled where the rule says so or where only working days count.
 * Provisional if a date beyond the published arrangement could have decided it.
 */
export function dueOn(lastDay: CalendarDate, unit: Period['unit'], rollOnHoliday: boolean, calendar: WorkCalendar): Due {
  const calendarMatters = rollOnHoliday || unit === 'WORKDAY';
  const dueDate = calendarMatters ? rolled(lastDay, calendar) : lastDay;
  return { dueAt: endOfDay(dueDate), dueDate, lastDay, provisional: calendarMatters && dueDate > calendar.publishedUntil };
}

/**
 * When a period ends that begins at an instant. The starting day is not counted (民法典 201), the last day runs to
 * its end (203) and is rolled over rest days where the rule says so. Hours are counted straight through.
 * @throws RangeError unless the amount is a positive integer.
 */
export function dueAt(start: Instant, period: Period, options: { readonly rollOnHoliday: boolean }, calendar: WorkCalendar): Due {
  if (!Number.isInteger(period.amount) || period.amount < 1) throw new RangeError(`a period of ${period.amount} ${period.unit}`);
  if (period.unit === 'HOUR') {
    const end = instant(epochMs(start) + period.amount * HOUR_MS);
    return { dueAt: end, dueDate: dateOf(end), lastDay: dateOf(end), provisional: false };
  }
  const from = dateOf(start);
  const last = period.unit === 'DAY' ? addDays(from, period.amount) : addWorkdays(from, period.amount, calendar);
  return dueOn(last, period.unit, options.rollOnHoliday, calendar);
}

/**
 * Whether the earliest of several ends may still move once more of the calendar is published: it lies beyond what is,
 * and some end there depends on it. One that is itself certain may yet be overtaken.
 */
export const mayMove = (earliest: Pick<Due, 'dueDate'>, ends: readonly Pick<Due, 'provisional'>[], calendar: WorkCalendar): boolean =>
  earliest.dueDate > calendar.publishedUntil && ends.some(({ provisional }) => provisional);

/** The instant at which a warning is given: so long before the due date, at the beginning of that day; hours before `dueAt` exactly. */
export function warnAt(due: Due, before: Period, calendar: WorkCalendar): Instant {
  if (before.unit === 'HOUR') return instant(epochMs(due.dueAt) - before.amount * HOUR_MS);
  let day = due.dueDate;
  for (let left = before.amount; left > 0; ) {
    day = addDays(day, -1);
    if (before.unit === 'DAY' || calendar.isWorkday(day)) left -= 1;
  }
  return instant(epochMs(endOfDay(addDays(day, -1))) + 1);
}
