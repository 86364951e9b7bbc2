export { chinaCalendar, chinaCalendarKnownOn } from './china-calendar.js';
export { lastPublishedYear, nextPublication, type Publication, PUBLICATIONS } from './publications.js';
export { addPaused, type Remaining, remaining, type RunningPeriod } from './pausing.js';
export { addWorkdays, type Due, dueAt, dueOn, mayMove, type Period, rolled, warnAt } from './periods.js';
export { type HolidayData, type WorkCalendar, workCalendar } from './work-calendar.js';
