import { addDays, calendarDate, type CalendarDate } from '@juanzong/kernel';
import chineseDays from 'chinese-days';
import { contentHash } from './content-hash.js';
import { isWeekend, type WorkCalendar, workCalendar } from './work-calendar.js';

/** The first year of the kept data. */
const FIRST = calendarDate('2004-01-01');

const holidaysOf = (year: number): string[] => chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);

function load(): WorkCalendar {
  const holidays: string[] = [];
  let year = Number(FIRST.slice(0, 4));
  for (let found = holidaysOf(year); found.length > 0; found = holidaysOf(year)) {
    holidays.push(...found);
    year += 1;
  }
  const lastYear = String(year - 1);
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

let loaded: WorkCalendar | undefined;

/** The calendar of mainland China from the kept holiday data, made once per process. */
export function chinaCalendar(): WorkCalendar {
  loaded ??= load();
  return loaded;
}
