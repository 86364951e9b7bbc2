import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { checkRegister } from '../check-register.js';
import { REASON_COLUMN } from '../columns.js';
import { folder, goodCells, HEADERS, positionOf, registerOf, workbook } from '../files.fixture.js';
import { CONTEXT } from '../row.fixture.js';
import { csvText } from './rejected-csv.js';
import { writeRejected } from './write-rejected.js';

const ROWS = [goodCells(), goodCells({ registerNumber: '2', phone: '1', applicationDate: '2024-02-30' }), goodCells({ registerNumber: '3' })];
let at: Awaited<ReturnType<typeof folder>>;
beforeAll(async () => {
  at = await folder();
});
afterAll(() => at.remove());

describe('the rejected copy', () => {
  it('of a workbook has all rows, the reasons beside the bad one, its cells coloured, and can be corrected and read again', async () => {
    const original = await registerOf(await workbook((sheet) => {
      // Cells of one look share one style object once read.
      sheet.getColumn(positionOf('phone')).numFmt = '@';
      for (const row of ROWS) sheet.addRow([...row, '备注']).font = { bold: true };
    }));
    const { errors } = checkRegister(original.rows, CONTEXT);
    await writeRejected(original, errors, at.path('rejected.xlsx'));
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(at.path('rejected.xlsx'));
    const sheet = book.getWorksheet('登记簿');
    if (!sheet) throw new Error('the sheet is gone');
    const reasons = HEADERS.length + 1;
    expect(sheet.getRow(1).getCell(reasons).value).toBe(REASON_COLUMN);
    expect([2, 4].map((row) => sheet.getRow(row).getCell(reasons).text)).toEqual(['备注', '备注']);
    const text = sheet.getRow(3).getCell(reasons).text ?? '';
    expect(text).toMatch(/【申请日期】日期“2024-02-30”不存在 \/ the date .*\n【联系电话】/);
    const coloured = (row: number, key: 'phone' | 'applicationDate' | 'name'): boolean => (JSON.stringify(sheet.getRow(row).getCell(positionOf(key)).fill) ?? '').includes('FFFFD7D7');
    expect([coloured(3, 'phone'), coloured(3, 'applicationDate'), coloured(3, 'name'), coloured(2, 'phone')]).toEqual([true, true, false, false]);

    sheet.getRow(3).getCell(positionOf('phone')).value = '13800001111';
    await book.xlsx.writeFile(at.path('corrected.xlsx'));
    const again = await registerOf(at.path('corrected.xlsx'));
    expect(again.unknownColumns).toEqual([]);
    const second = checkRegister(again.rows, CONTEXT);
    expect(second.errors).toMatchObject([{ row: 3, column: '申请日期' }]);
    await writeRejected(again, [], at.path('cleared.xlsx'));
    expect((await registerOf(at.path('cleared.xlsx'))).rows.map(({ cells }) => cells)).toEqual(again.rows.map(({ cells }) => cells));
  });

  it.each(['gb18030', 'utf8'] as const)('of a CSV is in the same encoding: %s', async (encoding) => {
    const text = csvText([['标题'], HEADERS, ...ROWS], { delimiter: ',', newline: '\r\n' });
    const original = await registerOf(iconv.encode(text, encoding, { addBOM: encoding === 'utf8' }));
    await writeRejected(original, checkRegister(original.rows, CONTEXT).errors, at.path('rejected.csv'));
    const bytes = await readFile(at.path('rejected.csv'));
    const copy = iconv.decode(bytes, encoding, { stripBOM: false });
    expect(copy.startsWith(encoding === 'utf8' ? '\ufeff标题\r\n' : '标题\r\n')).toBe(true);
    const again = await registerOf(bytes);
    expect(again.format).toEqual(original.format);
    expect(again.rows).toEqual(original.rows);
    expect(again.reasonPosition).toBe(HEADERS.length + 1);
    expect(copy).toMatch(/"【申请日期】.*不存在/);
    await writeRejected(again, [], at.path('cleared.csv'));
    expect(iconv.decode(await readFile(at.path('cleared.csv')), encoding)).not.toContain('不存在');
  });

  it('fails loudly where it cannot be written', async () => {
    const original = await registerOf(Buffer.from(csvText([HEADERS, ...ROWS], { delimiter: ',', newline: '\n' })));
    await expect(writeRejected(original, [], at.path('no/such/folder.csv'))).rejects.toThrow('ENOENT');
  });
});
