import { addDays, type CalendarDate, dateOf, epochMs, instant, type Instant, startOfDay } from '@juanzong/kernel';

const MINUTE = 60_000;
/** When work is done on a day, in minutes after midnight in Asia/Shanghai: 09:00, 10:30, 14:00, 16:00. */
const SLOTS = [540, 630, 840, 960] as const;
/** When everybody looks at what happened overnight. */
const MORNING = 480;

const at = (date: CalendarDate, minutes: number): Instant => instant(epochMs(startOfDay(date)) + minutes * MINUTE);
const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00.000Z`).getUTCDay());

export const SLOTS_A_DAY = SLOTS.length;

/** The instant of a slot on a day. */
export const slotOf = (date: CalendarDate, slot: number): Instant => at(date, SLOTS[slot % SLOTS.length] ?? SLOTS[0]);

/** The morning of a day, before anybody works. */
export const morningOf = (date: CalendarDate): Instant => at(date, MORNING);

/** The first slot after an instant. */
export function nextSlot(after: Instant): Instant {
  const date = dateOf(after);
  const today = SLOTS.map((minutes) => at(date, minutes)).find((one) => one > after);
  return today ?? at(addDays(date, 1), SLOTS[0]);
}

/** The same day, or the Monday after a weekend. */
export function weekday(date: CalendarDate): CalendarDate {
  let day = date;
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
}

/** When somebody does a thing who does it so many days after an instant, in a slot of the day, and never at the instant itself. Staff rest at weekends. */
export function doneAfter(since: Instant, days: number, slot: number, rests: boolean): Instant {
  const day = addDays(dateOf(since), days);
  const planned = slotOf(rests ? weekday(day) : day, slot);
  if (planned > since) return planned;
  const next = nextSlot(since);
  return rests && isWeekend(dateOf(next)) ? slotOf(weekday(dateOf(next)), slot) : next;
}
