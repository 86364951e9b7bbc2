import { ERASED_TEXT } from '@juanzong/vault';

const SHOWN = 1;

/** A personal value as somebody sees it who may not open it: the first character of a text, nothing of anything else. */
export function masked(value: unknown): unknown {
  if (value === ERASED_TEXT) return value;
  if (typeof value === 'string') return value.length === 0 ? '' : `${[...value].slice(0, SHOWN).join('')}${'*'.repeat(Math.min(8, Math.max(1, [...value].length - SHOWN)))}`;
  return value === null || value === undefined ? value : '***';
}
