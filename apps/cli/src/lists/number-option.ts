import { usage } from '../usage-error.js';

/** An option that is a whole number. @throws UsageError for anything else. */
export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usage('number', `--${option} 应为非负整数：${text}`, `--${option} must be a whole number: ${text}`);
}
