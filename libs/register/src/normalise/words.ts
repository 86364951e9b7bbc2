import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { halfWidth, trimmed } from './text.js';

/** Free text as typed, without blanks around it, of at most `limit` characters. */
export const parseWords = (limit: number) => (cell: RawCell): Parsed<string> => {
  const text = trimmed(cell.text);
  return [...text].length > limit ? faulty('register.text-too-long', { limit: String(limit) }) : parsed(text);
};

/** A number or code that an office gave: half width, single blanks. */
export const parseReference = (limit: number) => (cell: RawCell): Parsed<string> => {
  const text = halfWidth(cell.text).replace(/\s+/g, ' ');
  return text.length > limit ? faulty('register.text-too-long', { limit: String(limit) }) : parsed(text);
};

/** The name of a person. Blanks between Chinese characters, typed for alignment, are dropped: 张　三 → 张三. */
export function parseName(cell: RawCell): Parsed<string> {
  const name = trimmed(cell.text).replace(/\s+/g, ' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return name.length <= 50 && /\p{L}/u.test(name) && !/\p{N}/u.test(name.replace(/〇/g, '')) ? parsed(name) : faulty('register.name-unreadable');
}
