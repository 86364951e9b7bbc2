import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { checkRegister } from '../check-register.js';
import { columns } from '../columns.js';
import { folder, HEADERS, positionOf, registerOf } from '../files.fixture.js';
import { policyCatalogue } from '../policy-catalogue.js';
import { CONTEXT } from '../row.fixture.js';
import { writeTemplate } from './write-template.js';

let at: Awaited<ReturnType<typeof folder>>;
const book = new exceljs.Workbook();
beforeAll(async () => {
  at = await folder();
  await writeTemplate(at.path('template.xlsx'), policyCatalogue);
  await book.xlsx.readFile(at.path('template.xlsx'));
});
afterAll(() => at.remove());

describe('the template', () => {
  it('has every column in order, frozen, and one example row that is a good application', async () => {
    const register = await registerOf(at.path('template.xlsx'));
    expect(columns.map(({ key }) => register.positions[key])).toEqual(HEADERS.map((_, i) => i + 1));
    expect(book.worksheets[0]?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(checkRegister(register.rows, CONTEXT)).toMatchObject({
      read: 1, errors: [], good: [{ row: 2, application: { applicationDate: '2024-03-05', agencyCode: '440703', matter: 'LABOUR_PAY', household: { monthlyIncomeFen: 420000 } } }],
    });
  });

  it('offers exactly the allowed values, on a sheet of their own', () => {
    const sheet = book.worksheets[0];
    const values = book.getWorksheet('允许值');
    for (const column of columns.filter(({ list }) => list !== undefined && list !== 'sexes')) {
      const validation = sheet?.getRow(7).getCell(positionOf(column.key)).dataValidation;
      expect(validation?.type).toBe('list');
      const [, letter = '', last = ''] = /^'允许值'!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(String(validation?.formulae[0])) ?? [];
      const offered = Array.from({ length: Number(last) - 1 }, (_, i) => values?.getCell(`${letter}${i + 2}`).text);
      expect(offered).toEqual(column.list === undefined || column.list === 'sexes' ? [] : policyCatalogue[column.list].map(({ zh }) => zh));
    }
  });

  it('keeps numbers that Excel would spoil as text, and explains every column in both languages', () => {
    for (const key of ['registerNumber', 'idNumber', 'phone', 'notificationNumber'] as const) expect(book.worksheets[0]?.getColumn(positionOf(key)).numFmt).toBe('@');
    const notes = book.getWorksheet('填写说明');
    expect(columns.map((_, i) => notes?.getRow(i + 2).getCell(1).text)).toEqual(HEADERS);
    for (const [i] of columns.entries()) for (const cell of [2, 3, 4, 5]) expect(notes?.getRow(i + 2).getCell(cell).text).not.toBe('');
  });
});
