const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Empty for what is no time: it equals no date. */
const dateText = (ms: number): string => (Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10));

/** The date of an instant in Asia/Shanghai, some milliseconds earlier if wanted. */
export const dateIn = (instant: string, earlierMs = 0): string => dateText(Date.parse(instant) - earlierMs + SHANGHAI_MS);

const dayFrom = (date: string, days: number): string => dateText(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
export const dayBefore = (date: string): string => dayFrom(date, -1);
export const dayAfter = (date: string): string => dayFrom(date, 1);

/** When a date is over in Asia/Shanghai, in milliseconds. */
export const endOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) + DAY_MS - SHANGHAI_MS;

/** Completed years from one date to another. */
export function yearsBetween(since: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(since.slice(0, 4));
  return Math.max(0, on.slice(5) < since.slice(5) ? years - 1 : years);
}
