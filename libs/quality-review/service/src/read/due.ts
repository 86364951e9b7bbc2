import { calendarDate, dateOf, daysBetween, type Instant } from '@juanzong/kernel';

/** The columns of the clock of a row, joined as `d`. */
export const DUE_COLUMNS = 'd.due_at, d.due_date, d.status AS clock, d.verified AS clock_verified';

export interface DueColumns {
  readonly due_at: string | null;
  readonly due_date: string | null;
  readonly clock: string | null;
  readonly clock_verified: boolean | null;
}

/** Until when something is owed; null where no clock was started. */
export interface Due {
  readonly dueDate: string;
  readonly daysLeft: number;
  readonly overdue: boolean;
  /** The period stands in no text that was read. */
  readonly unverified: boolean;
}

export function dueOf({ due_at: dueAt, due_date: dueDate, clock, clock_verified: verified }: DueColumns, now: Instant): Due | null {
  if (dueAt === null || dueDate === null) return null;
  return { dueDate, daysLeft: daysBetween(dateOf(now), calendarDate(dueDate)), overdue: clock === 'MISSED' || dueAt < now, unverified: verified !== true };
}
