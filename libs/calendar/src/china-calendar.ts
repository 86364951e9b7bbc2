import { addDays, calendarDate, type CalendarDate } from '@juanzong/kernel';
import chineseDays from 'chinese-days';
import { contentHash } from './content-hash.js';
import { lastPublishedYear } from './publications.js';
import { isWeekend, type WorkCalendar, workCalendar } from './work-calendar.js';

/** The first year of the kept data. */
const FIRST = calendarDate('2004-01-01');

const holidaysOf = (year: number): string[] => chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);

let kept: number | undefined;

/** The last year that the kept data has an arrangement for. */
function lastKeptYear(): number {
  if (kept !== undefined) return kept;
  let year = Number(FIRST.slice(0, 4));
  while (holidaysOf(year).length > 0) year += 1;
  kept = year - 1;
  return kept;
}

function load(lastYear: number): WorkCalendar {
  const holidays: string[] = [];
  for (let year = Number(FIRST.slice(0, 4)); year <= lastYear; year += 1) holidays.push(...holidaysOf(year));
  const publishedUntil = calendarDate(`${lastYear}-12-31`);
  const exchanged: CalendarDate[] = [];
  for (let day = FIRST; day <= publishedUntil; day = addDays(day, 1)) {
    if (isWeekend(day) && chineseDays.isWorkday(day)) exchanged.push(day);
  }
  const hash = contentHash([FIRST, publishedUntil, ...holidays.sort(), '|', ...exchanged]);
  return workCalendar(`cn-${FIRST.slice(0, 4)}-${lastYear}-${hash}`, {
    publishedUntil, holidays: new Set<string>(holidays), exchangedWorkdays: new Set<string>(exchanged),
  });
}

const loaded = new Map<number, WorkCalendar>();

function until(lastYear: number): WorkCalendar {
  const calendar = loaded.get(lastYear) ?? load(lastYear);
  loaded.set(lastYear, calendar);
  return calendar;
}

/** The calendar of mainland China from the kept holiday data, made once per process. */
export const chinaCalendar = (): WorkCalendar => until(lastKeptYear());

/** The same as it was known on a date: later arrangements were not yet published, so that beyond them only weekends are known. */
export const chinaCalendarKnownOn = (on: CalendarDate): WorkCalendar => until(lastPublishedYear(on, lastKeptYear()));
