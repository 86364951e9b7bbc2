import { REASON_COLUMN } from '../columns.js';
import { encodeText } from '../read/csv-text.js';
import { type CsvFormat, readRecords } from '../read/read-csv.js';
import type { Register } from '../read/register.js';
import type { RowError } from '../row-errors.js';
import { errorsByRow, reasonText } from './reasons.js';

const field = (text: string, delimiter: string): string => (text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Records → the text of a CSV; quotes only where needed. */
export const csvText = (records: readonly (readonly string[])[], { delimiter, newline }: Pick<CsvFormat, 'delimiter' | 'newline'>): string =>
  records.map((record) => record.map((text) => field(text, delimiter)).join(delimiter) + newline).join('');

/** The register as CSV with one more column, in the same encoding. */
export function rejectedCsv(original: Register, format: CsvFormat, errors: readonly RowError[]): Buffer {
  const read = readRecords(original.bytes, original.fileName);
  if ('problem' in read) throw new Error(read.problem.message.en);
  const byRow = errorsByRow(errors);
  const position = original.reasonPosition ?? original.width + 1;
  const records = read.records.map((record, i) => {
    const row = i + 1;
    if (row < original.headerRow) return record;
    const copy = [...record];
    while (copy.length < position) copy.push('');
    copy[position - 1] = row === original.headerRow ? REASON_COLUMN : reasonText(byRow.get(row) ?? []);
    return copy;
  });
  return encodeText(csvText(records, format), format.encoding, format.bom);
}
