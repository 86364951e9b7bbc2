import exceljs, { type Worksheet } from 'exceljs';
import type { RawCell } from '../cell.js';
import { findHeader, type GridLine, readHeader } from './header.js';
import type { Register } from './register.js';
import { type RegisterProblem, registerProblem } from './register-problem.js';
import { readRows } from './rows.js';
import { rawCell } from './xlsx-cell.js';

// Drop-downs over whole columns would be unfolded into a million cells each, and none of these holds a value.
const WITHOUT_VALUES = ['dataValidations', 'conditionalFormatting', 'extLst', 'picture', 'drawing', 'legacyDrawing', 'tableParts'];

/** The workbook in the bytes, or what is wrong with them. */
export async function loadWorkbook(bytes: Uint8Array): Promise<exceljs.Workbook | { readonly damage: string }> {
  const workbook = new exceljs.Workbook();
  try {
    const options = { ignoreNodes: WITHOUT_VALUES };
    await workbook.xlsx.load(bytes.slice().buffer, options);
  } catch (error) {
    // Whatever the reader stumbles over, a damaged archive or XML of another kind, it is the file that is wrong.
    return { damage: String(error).split('\n', 1)[0] ?? '' };
  }
  return workbook.worksheets.length > 0 ? workbook : { damage: 'no worksheet' };
}

function gridLines(sheet: Worksheet, date1904: boolean): GridLine[] {
  const lines: GridLine[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells = new Map<number, RawCell>();
    row.eachCell({ includeEmpty: false }, (cell, position) => {
      const raw = rawCell(cell, date1904);
      if (raw) cells.set(position, raw);
    });
    lines.push({ row: number, cells });
  });
  return lines;
}

/** Reads the first sheet that has the header; the others are named and left alone. */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<{ readonly register: Register } | { readonly problem: RegisterProblem }> {
  const workbook = await loadWorkbook(bytes);
  if ('damage' in workbook) return registerProblem('register.file-unreadable', `${fileName} (${workbook.damage})`);
  for (const sheet of workbook.worksheets) {
    const lines = gridLines(sheet, workbook.properties.date1904 === true);
    const line = findHeader(lines);
    if (!line) continue;
    const header = readHeader(line);
    if ('problem' in header) return header;
    const { row: headerRow, positions, width, unknown, reasonPosition } = header;
    return {
      register: {
        fileName, bytes, format: { kind: 'xlsx' }, sheet: sheet.name, otherSheets: workbook.worksheets.filter((other) => other !== sheet).map((other) => other.name),
        headerRow, positions, width, unknownColumns: [...unknown.values()],
        ...(reasonPosition === undefined ? {} : { reasonPosition }), ...readRows(lines, header),
      },
    };
  }
  return registerProblem('register.no-header');
}
