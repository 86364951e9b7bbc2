import { writeFile } from 'node:fs/promises';
import exceljs, { type Worksheet } from 'exceljs';
import type { RegisterCatalogue } from '../catalogue.js';
import { type Column, type ColumnKey, columns } from '../columns.js';
import { SEXES } from '../parse-applicant.js';
import { exampleRow } from './template-example.js';

const VALUES_SHEET = '允许值';
const PREPARED_ROWS = 2000;
const FILL = { required: 'FFFFE699', conditional: 'FFFFF2CC', optional: 'FFE2EFDA' } as const;
const NEED = { required: '必填 / required', conditional: '按情形必填 / required in some cases', optional: '选填 / optional' } as const;
/** Excel must not turn these into numbers: 1.1E+17, or a lost leading zero. */
const AS_TEXT: readonly ColumnKey[] = ['registerNumber', 'idNumber', 'phone', 'notificationNumber'];
const AS_DATE: readonly ColumnKey[] = ['applicationDate', 'birthDate', 'limitationDate'];

const valuesOf = (column: Column<ColumnKey>, catalogue: RegisterCatalogue): readonly { readonly zh: string }[] | undefined =>
  column.list === undefined ? undefined : column.list === 'sexes' ? SEXES : catalogue[column.list];

function headerCells(sheet: Worksheet): void {
  columns.forEach((column, i) => {
    const cell = sheet.getRow(1).getCell(i + 1);
    cell.value = column.zh;
    cell.style = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FILL[column.need] } }, alignment: { wrapText: true, vertical: 'middle' } };
    const width = sheet.getColumn(i + 1);
    width.width = column.width;
    if (AS_TEXT.includes(column.key)) width.numFmt = '@';
    if (AS_DATE.includes(column.key)) width.numFmt = 'yyyy-mm-dd';
  });
}

/** The range of allowed values of each column, written to a sheet of their own. */
function valuesSheet(workbook: exceljs.Workbook, catalogue: RegisterCatalogue): ReadonlyMap<ColumnKey, string> {
  const sheet = workbook.addWorksheet(VALUES_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
  const ranges = new Map<ColumnKey, string>();
  let position = 0;
  for (const column of columns) {
    const values = valuesOf(column, catalogue);
    if (!values) continue;
    position += 1;
    const target = sheet.getColumn(position);
    target.width = 32;
    // Not the bare header, or this sheet would look like a register.
    sheet.getRow(1).getCell(position).value = `${column.zh} / ${column.en}`;
    sheet.getRow(1).getCell(position).font = { bold: true };
    values.forEach(({ zh }, i) => {
      sheet.getRow(i + 2).getCell(position).value = zh;
    });
    ranges.set(column.key, `'${VALUES_SHEET}'!$${target.letter}$2:$${target.letter}$${values.length + 1}`);
  }
  return ranges;
}

function notesSheet(workbook: exceljs.Workbook): void {
  const sheet = workbook.addWorksheet('填写说明');
  sheet.columns = [{ width: 20 }, { width: 30 }, { width: 34 }, { width: 56 }, { width: 64 }];
  sheet.addRow(['列名', 'Column', '是否必填 / need', '说明', 'Notes']).font = { bold: true };
  for (const { zh, en, need, note } of columns) sheet.addRow([zh, en, NEED[need], note.zh, note.en]);
  sheet.addRow([]);
  sheet.addRow(['第 2 行为示例，填写前请删除。', 'Row 2 is an example; delete it before use.']);
}

/** The drop-down of one column, or only its note where any text may stand. A list of several values only suggests. */
function validation(column: Column<ColumnKey>, range: string | undefined): exceljs.DataValidation {
  const prompt = { showInputMessage: true, promptTitle: column.zh, prompt: `${column.note.zh}\n${column.note.en}`.slice(0, 250), allowBlank: true };
  if (range === undefined) return { type: 'textLength', operator: 'greaterThanOrEqual', formulae: [0], ...prompt };
  return {
    type: 'list', formulae: [range], ...prompt, showErrorMessage: column.several !== true,
    errorTitle: column.zh, error: '请从列表中选择 / choose from the list', errorStyle: 'warning',
  };
}

/**
 * Writes an empty register (.xlsx): header, drop-downs, one example row, a sheet of allowed values and one of notes.
 * The same catalogue gives the same cells. Throws the file system's error if it cannot write.
 */
export async function writeTemplate(outPath: string, catalogue: RegisterCatalogue): Promise<void> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('登记簿', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  headerCells(sheet);
  const ranges = valuesSheet(workbook, catalogue);
  notesSheet(workbook);
  const example = exampleRow(catalogue);
  columns.forEach((column, i) => {
    const value = example[column.key];
    if (value !== undefined) sheet.getRow(2).getCell(i + 1).value = value;
    const letter = sheet.getColumn(i + 1).letter;
    sheet.dataValidations.add(`${letter}2:${letter}${PREPARED_ROWS}`, validation(column, ranges.get(column.key)));
  });
  await writeFile(outPath, new Uint8Array(await workbook.xlsx.writeBuffer()));
}
