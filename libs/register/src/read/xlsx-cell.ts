import type { Cell, CellErrorValue, CellFormulaValue, CellHyperlinkValue, CellRichTextValue, CellSharedFormulaValue, CellValue } from 'exceljs';
import { numberText, type RawCell } from '../cell.js';
import { trimmed } from '../normalise/text.js';

type Typed = CellRichTextValue | CellHyperlinkValue | CellErrorValue | CellFormulaValue | CellSharedFormulaValue;

/** Line breaks typed on Windows may be kept as _x000D_. */
function text(value: string): RawCell | undefined {
  const plain = value.replace(/_x000D_\n?/g, '\n');
  return trimmed(plain) === '' ? undefined : { kind: 'text', text: plain };
}

function number(value: number, format: string | undefined, date1904: boolean): RawCell {
  const plain = numberText(value);
  // A format of zeros only (000000) shows leading zeros that belong to a number given by an office.
  const shown = format && /^0{2,}$/.test(format) ? plain.padStart(format.length, '0') : plain;
  return { kind: 'number', value, text: shown, ...(date1904 ? { date1904 } : {}) };
}

const DAY_MS = 86_400_000;
const SERIAL_1970 = 25_569;
const LAST_SERIAL_OF_EXCEL = 2_958_465;

/** A workbook knows days, not zones: the reader gives midnight UTC of the day that the sheet shows. */
function date(value: Date): RawCell {
  const serial = value.getTime() / DAY_MS + SERIAL_1970;
  // 20240305 typed into a cell with a date format: Excel shows ####, the number is what was typed.
  if (serial > LAST_SERIAL_OF_EXCEL) return number(Math.round(serial), undefined, false);
  if (Number.isNaN(serial)) return { kind: 'unusable', reason: 'error-value', text: '#VALUE!' };
  const day = value.toISOString().slice(0, 10);
  return { kind: 'date', date: day, text: day };
}

function typed(value: Typed, format: string | undefined, date1904: boolean): RawCell | undefined {
  if ('error' in value) return { kind: 'unusable', reason: 'error-value', text: value.error };
  if ('richText' in value) return text(value.richText.map((run) => run.text).join(''));
  // The text of a link may be rich text too, whatever the types say.
  if ('hyperlink' in value) return fromValue(value.text as CellValue, format, date1904);
  if (value.result === undefined || value.result === null) return { kind: 'unusable', reason: 'formula-without-result', text: '' };
  return fromValue(value.result, format, date1904);
}

function fromValue(value: CellValue, format: string | undefined, date1904: boolean): RawCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return number(value, format, date1904);
  if (typeof value === 'object') return value instanceof Date ? date(value) : typed(value as Typed, format, date1904);
  return text(String(value));
}

/**
 * What a cell of a workbook holds; undefined if it is empty. Cells merged downwards all hold the value (one agency for
 * many rows); of cells merged sideways only the first does.
 */
export function rawCell(cell: Cell, date1904: boolean): RawCell | undefined {
  if (cell.isMerged && cell.master.fullAddress.col !== cell.fullAddress.col) return undefined;
  return fromValue(cell.value, cell.numFmt, date1904);
}
