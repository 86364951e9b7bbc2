type Branded<Name extends string> = string & { readonly __brand: Name };

/** A calendar date of law in Asia/Shanghai: YYYY-MM-DD. */
export type CalendarDate = Branded<'CalendarDate'>;
/** A UTC instant: ISO 8601 with milliseconds and Z. Instants compare as strings. */
export type Instant = Branded<'Instant'>;

/** When something happened in the world, and how exactly that is known. */
export type OccurredAt =
  | { readonly precision: 'day'; readonly date: CalendarDate }
  | { readonly precision: 'instant'; readonly at: Instant };

/** Where instants come from. The only clock a service may ask; a domain never asks one. */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  now(): Instant;
}

const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

export const instant = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;
export const epochMs = (at: Instant): number => Date.parse(at);

const AS_INSTANTS_ARE = '0000-00-00T00:00:00.000Z'.length;

/**
 * The date in Asia/Shanghai (UTC+8, without daylight saving since 1991) at an instant: that in UTC, or the next from 16 o'clock on.
 * @throws RangeError for a text of another form that is no date
 */
export function dateOf(at: Instant): CalendarDate {
  if (at.length !== AS_INSTANTS_ARE) return instant(Date.parse(at) + SHANGHAI_OFFSET_MS).slice(0, 10) as CalendarDate;
  const inUtc = at.slice(0, 10) as CalendarDate;
  return at.slice(11, 13) < '16' ? inUtc : addDays(inUtc, 1);
}

/** The instant at which a date begins in Asia/Shanghai. */
export const startOfDay = (date: CalendarDate): Instant => instant(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);

/** The last millisecond of a date in Asia/Shanghai. A period that ends on a date ends here (民法典 203). */
export const endOfDay = (date: CalendarDate): Instant => instant(epochMs(startOfDay(date)) + DAY_MS - 1);

/** A date that exists, or undefined. Takes only YYYY-MM-DD. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : (text as CalendarDate);
}

/** A date known to be valid. Throws a RangeError for one that does not exist. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new RangeError(`not a calendar date: ${text}`);
  return date;
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;

/** Whole days from one date to a later one; negative if it is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS);

/** Completed years of age on a date. */
export function ageOn(birth: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The instant by which `occurredAt` sorts and is cut: a day counts from its beginning. */
export const occurredInstant = (when: OccurredAt): Instant => (when.precision === 'day' ? startOfDay(when.date) : when.at);
export const occurredDate = (when: OccurredAt): CalendarDate => (when.precision === 'day' ? when.date : dateOf(when.at));
