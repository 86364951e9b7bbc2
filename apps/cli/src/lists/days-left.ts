/** How much of a clock is left, in words. */
export function daysLeftText(days: number | null): string {
  if (days === null) return '—';
  if (days === 0) return '今天到期 today';
  return days > 0 ? `剩余 ${days} 天 left` : `逾期 ${-days} 天 over`;
}
