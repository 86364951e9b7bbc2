import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { withoutBlanks } from './text.js';

const MOBILE = /^1[3-9]\d{9}$/;
const LAND_LINE = /^\(?(0(?:10|2\d|[3-9]\d{2}))\)?-?(\d{7,8})(?:[-转](\d{1,6}))?$/;

/**
 * A telephone number → `13800000000`, or `0750-1234567` with `-12` for an extension. Blanks, hyphens, full-width digits
 * and +86 are read. A land line needs its area code, for the agency that calls may sit elsewhere.
 */
export function parsePhone(cell: RawCell): Parsed<string> {
  const text = withoutBlanks(cell.text).replace(/^(\+|00)86-?|^86(?=1[3-9]\d{9}$)/, '');
  const digits = text.replaceAll('-', '');
  if (MOBILE.test(digits)) return parsed(digits);
  // Excel drops the leading 0 of an area code from a number cell.
  const match = LAND_LINE.exec(cell.kind === 'number' ? `0${text}` : text) ?? LAND_LINE.exec(text);
  if (!match) return faulty('register.phone');
  const [, area = '', line = '', extension] = match;
  return parsed(extension ? `${area}-${line}-${extension}` : `${area}-${line}`);
}
