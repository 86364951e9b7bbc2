import { endOfDay, type Instant, instant, parseCalendarDate } from '@juanzong/kernel';

/** An instant as a reader types it: a date stands for its end in Asia/Shanghai. Undefined for what is neither. */
export function instantOf(text: string): Instant | undefined {
  const date = parseCalendarDate(text);
  if (date) return endOfDay(date);
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? undefined : instant(ms);
}
