import { daysBetween, type CalendarDate, dateOf, type Instant } from '@juanzong/kernel';
import type { TimelineEntry } from '@juanzong/case-history-contracts';

const CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** `2024-03-05 17:00:00`, in Asia/Shanghai. */
export const localTime = (at: string): string => CHINA.format(new Date(at));

/** When it happened, as exactly as that is known. */
export const occurredText = ({ occurredAt }: Pick<TimelineEntry, 'occurredAt'>): string =>
  occurredAt.at === undefined ? occurredAt.date ?? '—' : localTime(occurredAt.at);

/** Whether it happened after an instant; a day counts from its beginning in Asia/Shanghai. */
export function occurredAfter({ occurredAt }: Pick<TimelineEntry, 'occurredAt'>, at: string): boolean {
  const began = occurredAt.at ?? (occurredAt.date === undefined ? undefined : new Date(`${occurredAt.date}T00:00:00+08:00`).toISOString());
  return began !== undefined && began > at;
}

/** Whole days from an instant to a date; negative once the date has passed. */
export const daysLeft = (asOf: string, dueDate: string): number => daysBetween(dateOf(asOf as Instant), dueDate as CalendarDate);
