import { addDays, calendarDate, type CalendarDate } from '@juanzong/kernel';
import chineseDays from 'chinese-days';
import { contentHash } from './content-hash.js';
import { type WorkCalendar, workCalendar } from './work-calendar.js';

/** The first year of the kept data. */
const FIRST = calendarDate('2004-01-01');
/** Far enough to see every year that the data may hold; beyond its last year nothing is published. */
const HORIZON = calendarDate('2060-12-31');

const isoDay = (day: string): CalendarDate => calendarDate(day);

function load(): WorkCalendar {
  const holidays = chineseDays.getHolidaysInRange(FIRST, HORIZON, false).map(isoDay);
  const lastYear = holidays.reduce((last, day) => (day > last ? day : last), FIRST).slice(0, 4);
  const publishedUntil = calendarDate(`${lastYear}-12-31`);
  const exchanged: CalendarDate[] = [];
  for (let day = FIRST; day <= publishedUntil; day = addDays(day, 1)) {
    if (chineseDays.isWorkday(day) && [0, 6].includes(new Date(`${day}T00:00:00.000Z`).getUTCDay())) exchanged.push(day);
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
