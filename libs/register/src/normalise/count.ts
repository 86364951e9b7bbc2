import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { quoted, withoutBlanks } from './text.js';

/** A number of people, 1 to 50; 人 or 口 may follow. */
export function parseCount(cell: RawCell): Parsed<number> {
  const match = /^(\d{1,2})(?:\.0+)?[人口]?$/.exec(withoutBlanks(cell.text));
  const value = Number(match?.[1] ?? 0);
  return value >= 1 && value <= 50 ? parsed(value) : faulty('register.count-unreadable', { value: quoted(cell.text) });
}
