import { type CalendarDate, calendarDate } from '@juanzong/kernel';

/** Which dates are worked in China. A value without a clock: the same version gives the same answers for ever. */
export interface WorkCalendar {
  /** Id and content hash of the holiday data in use; goes into every entry that a deadline was computed for. */
  readonly version: string;
  /** The last date for which the State Council's arrangement with 调休 is in the data. Later, only weekends are known. */
  readonly publishedUntil: CalendarDate;
  /** Working days: weekdays that are no holiday, and weekend days worked in exchange (调休). */
  isWorkday(date: CalendarDate): boolean;
  /** Within a holiday that the State Council arranged, weekend days of it and days off in exchange included. */
  isStatutoryHoliday(date: CalendarDate): boolean;
}

/** The holiday data of a calendar, as plain dates. */
export interface HolidayData {
  readonly publishedUntil: CalendarDate;
  readonly holidays: ReadonlySet<string>;
  /** Weekend days that are worked in exchange for a longer holiday. */
  readonly exchangedWorkdays: ReadonlySet<string>;
}

export const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00.000Z`).getUTCDay());

export const workCalendar = (version: string, data: HolidayData): WorkCalendar => ({
  version,
  publishedUntil: calendarDate(data.publishedUntil),
  isStatutoryHoliday: (date) => data.holidays.has(date),
  isWorkday: (date) => data.exchangedWorkdays.has(date) || (!isWeekend(date) && !data.holidays.has(date)),
});
