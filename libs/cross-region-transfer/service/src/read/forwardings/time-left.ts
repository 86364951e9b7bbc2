import type { DeadlineRow } from '@juanzong/deadlines';
import { type Bilingual, calendarDate, dateOf, daysBetween, endOfDay, epochMs, type Instant } from '@juanzong/kernel';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Clock = Pick<DeadlineRow, 'dueAt' | 'dueDate' | 'pausedAt'>;

/** How much of a clock is left at an instant, as people say it: a clock that ends within a day is one in hours. */
export function timeLeft(clock: Clock, now: Instant): Bilingual {
  if (clock.pausedAt !== null) return { zh: '中止计算', en: 'stands still' };
  const inHours = clock.dueAt !== endOfDay(calendarDate(clock.dueDate));
  return inHours ? hoursLeft(epochMs(clock.dueAt as Instant) - epochMs(now)) : daysLeft(clock, now);
}

function daysLeft({ dueAt, dueDate }: Clock, now: Instant): Bilingual {
  const days = daysBetween(dateOf(now), calendarDate(dueDate));
  if (now > dueAt) return { zh: `已逾期 ${-days} 天`, en: `${-days} day(s) overdue` };
  return days === 0 ? { zh: '今天到期', en: 'due today' } : { zh: `剩余 ${days} 天`, en: `${days} day(s) left` };
}

function hoursLeft(ms: number): Bilingual {
  const [much, zh, en] = Math.abs(ms) < HOUR_MS ? [Math.floor(Math.abs(ms) / MINUTE_MS), '分钟', 'minute(s)'] as const : [Math.floor(Math.abs(ms) / HOUR_MS), '小时', 'hour(s)'] as const;
  return ms < 0 ? { zh: `已逾期 ${much} ${zh}`, en: `${much} ${en} overdue` } : { zh: `剩余 ${much} ${zh}`, en: `${much} ${en} left` };
}
