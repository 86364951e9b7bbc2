import stringWidth from 'string-width';
import { padEnd } from './fitted.js';

/** Labels and values, the values in one column; empty values are left out. */
export function pairs(lines: readonly (readonly [label: string, value: string | null | undefined])[], indent = ''): string {
  const shown = lines.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([label]) => stringWidth(label)));
  return shown.map(([label, value]) => `${indent}${padEnd(label, width)}  ${value ?? ''}\n`).join('');
}
