import { type Bilingual, bothLanguages } from '@juanzong/kernel';

/** What a cell holds. Amounts and counts are numbers; dates of law and instants are text as the API has them. */
export type CellValue = string | number | boolean | null;

export interface TableColumn<Row> {
  readonly header: Bilingual;
  readonly value: (row: Row) => CellValue;
  /** In characters; 14 if absent. */
  readonly width?: number;
}

/** An answer as a sheet that people carry away: one row for each thing in the answer. */
export interface AnswerTable {
  readonly sheet: Bilingual;
  readonly headers: readonly { readonly header: Bilingual; readonly width: number }[];
  /** The cells of every row of an answer, in the order of the headers. */
  readonly cells: (answer: object) => readonly (readonly CellValue[])[];
}

const WIDTH = 14;

/** The sheet of an answer: `rows` finds the rows in it, each column its cell in a row. */
export function answerTable<Answer extends object, Row>(sheet: Bilingual, rows: (answer: Answer) => readonly Row[], columns: readonly TableColumn<Row>[]): AnswerTable {
  return {
    sheet,
    headers: columns.map(({ header, width = WIDTH }) => ({ header, width })),
    cells: (answer) => rows(answer as Answer).map((row) => columns.map(({ value }) => value(row))),
  };
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a cell shows: 是/否 for what is true or not. */
const shown = (value: CellValue): string | number | null => (typeof value === 'boolean' ? (value ? '是' : '否') : value);

/** Writes a table as an Excel workbook, made at an instant. The library is loaded when the first sheet is asked for. */
export async function workbookOf({ sheet, headers, cells }: AnswerTable, answer: object, madeAt: string): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.created = new Date(madeAt);
  workbook.modified = workbook.created;
  const page = workbook.addWorksheet(sheet.zh, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = headers.map(({ width }) => ({ width }));
  const head = page.addRow(headers.map(({ header }) => `${header.zh}\n${header.en}`));
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  for (const row of cells(answer)) page.addRow(row.map(shown));
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  page.headerFooter = { oddFooter: `${bothLanguages(sheet)} · ${madeAt}` };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
