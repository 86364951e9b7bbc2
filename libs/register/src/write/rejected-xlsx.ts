import type { Cell, FillPattern } from 'exceljs';
import { columns, REASON_COLUMN } from '../columns.js';
import { loadWorkbook } from '../read/read-xlsx.js';
import type { Register } from '../read/register.js';
import type { RowError } from '../row-errors.js';
import { errorsByRow, reasonText } from './reasons.js';

const HIGHLIGHT: FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD7D7' } };

// Cells share their style objects, so a style is replaced, never changed.
const paint = (cell: Cell): void => {
  cell.style = { ...cell.style, fill: HIGHLIGHT };
};

/**
 * The workbook with one more column; the cells with errors are coloured. Drop-downs and drawings of the original are
 * not carried over.
 */
export async function rejectedXlsx(original: Register, errors: readonly RowError[]): Promise<Uint8Array> {
  const workbook = await loadWorkbook(original.bytes);
  const sheet = 'damage' in workbook || original.sheet === undefined ? undefined : workbook.getWorksheet(original.sheet);
  if ('damage' in workbook || !sheet) throw new Error(`cannot read ${original.fileName} again`);
  const position = original.reasonPosition ?? original.width + 1;
  const header = sheet.getRow(original.headerRow);
  const heading = header.getCell(position);
  heading.value = REASON_COLUMN;
  heading.style = { ...header.getCell(1).style };
  sheet.getColumn(position).width = 60;
  const byRow = errorsByRow(errors);
  const positionOf = new Map(columns.map(({ key, zh }) => [zh, original.positions[key]]));
  if (original.reasonPosition !== undefined) for (const { row } of original.rows) sheet.getRow(row).getCell(position).value = null;
  for (const [number, reasons] of byRow) {
    const row = sheet.getRow(number);
    const cell = row.getCell(position);
    cell.value = reasonText(reasons);
    cell.style = { ...cell.style, alignment: { wrapText: true, vertical: 'top' }, font: { color: { argb: 'FFC00000' } } };
    for (const { column } of reasons) {
      const at = positionOf.get(column);
      if (at !== undefined) paint(row.getCell(at));
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
