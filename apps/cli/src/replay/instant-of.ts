import { endOfDay, type Instant, parseCalendarDate } from '@juanzong/kernel';
import { usage } from '../usage-error.js';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as typed: a date means the end of that day in Asia/Shanghai. @throws UsageError for anything else. */
export function instantOf(option: string, text: string): Instant {
  const date = parseCalendarDate(text);
  if (date) return endOfDay(date);
  const ms = ISO_INSTANT.test(text) && parseCalendarDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return new Date(ms).toISOString() as Instant;
  throw usage('instant', `${option} 应为日期（2024-03-05）或时刻（2024-03-05T09:00:00+08:00）：${text}`, `${option} must be a date (2024-03-05) or an instant (2024-03-05T09:00:00+08:00): ${text}`);
}
