import type { RawCell } from '../cell.js';
import { faulty, type Parsed, parsed } from '../row-errors.js';
import { withoutBlanks } from './text.js';

/** The number of a passport, travel permit or other document: 5 to 30 letters (also 字第号), digits, hyphens, brackets. */
export function parseDocumentNumber(cell: RawCell): Parsed<string> {
  const text = withoutBlanks(cell.text).toUpperCase();
  if (cell.kind === 'number' && cell.value >= 1e15) return faulty('register.identity-lost-digits');
  return /^[\p{L}\d\-()]{5,30}$/u.test(text) && /\d/.test(text) ? parsed(text) : faulty('register.document-number');
}
