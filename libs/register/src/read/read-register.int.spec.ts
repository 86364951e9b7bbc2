import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { GOOD } from '../row.fixture.js';
import { goodCells, HEADERS, positionOf, registerOf, workbook } from '../files.fixture.js';
import { csvText } from '../write/rejected-csv.js';
import { readRegister } from './read-register.js';
import { loadWorkbook } from './read-xlsx.js';

const csv = (rows: readonly (readonly string[])[], delimiter = ',', newline: '\n' | '\r\n' = '\r\n'): string => csvText([HEADERS, ...rows], { delimiter, newline });
const problemOf = async (bytes: Uint8Array | string): Promise<unknown> => {
  const result = await readRegister(bytes, { fileName: 'x' });
  return 'problem' in result ? result.problem : undefined;
};

describe('reading a workbook', () => {
  it('reads cells of every kind as what they show', async () => {
    const register = await registerOf(await workbook((sheet) => {
      const row = sheet.addRow(goodCells());
      row.getCell(positionOf('applicationDate')).value = new Date(Date.UTC(2024, 2, 5));
      row.getCell(positionOf('birthDate')).value = 18263;
      row.getCell(positionOf('summary')).value = 20240305;
      row.getCell(positionOf('summary')).numFmt = 'yyyy-mm-dd';
      row.getCell(positionOf('registerNumber')).value = 42;
      row.getCell(positionOf('registerNumber')).numFmt = '000000';
      row.getCell(positionOf('name')).value = { richText: [{ text: '张', font: { bold: true } }, { text: '三' }] };
      row.getCell(positionOf('phone')).value = { text: '13800001111', hyperlink: 'tel:13800001111' };
      row.getCell(positionOf('monthlyIncome')).value = { formula: '1000+2500', result: 3500 };
      row.getCell(positionOf('assets')).value = { formula: 'A1*2' };
      row.getCell(positionOf('cause')).value = { error: '#REF!' };
      row.getCell(positionOf('limitationDate')).value = { formula: 'B2+1', result: new Date(Date.UTC(2024, 11, 31)) };
    }));
    expect(register.rows[0]?.cells).toMatchObject({
      applicationDate: { kind: 'date', date: '2024-03-05' }, birthDate: { kind: 'number', value: 18263 }, registerNumber: { text: '000042' }, name: { text: '张三' }, phone: { text: '13800001111' },
      monthlyIncome: { kind: 'number', value: 3500 }, assets: { kind: 'unusable', reason: 'formula-without-result' }, cause: { kind: 'unusable', reason: 'error-value', text: '#REF!' },
      limitationDate: { kind: 'date', date: '2024-12-31' }, summary: { kind: 'number', value: 20240305 },
    });
  });

  it('a title above, columns in any order, blanks and widths in headers, unknown columns kept, other sheets named', async () => {
    const headers = [...HEADERS].reverse().map((header) => header.replace('(元)', '（ 元 ）').replace('姓名', ' 姓\n名 ').replace('案由', '案由*'));
    const register = await registerOf(await workbook((sheet, book) => {
      sheet.addRow(['2024年登记簿']);
      sheet.mergeCells('A1:D1');
      sheet.addRow([...headers, '备注', '']);
      sheet.addRow([...goodCells().reverse(), '加急']);
      sheet.addRow([]);
      sheet.addRow([...HEADERS.map(() => ''), '只有备注']);
      sheet.addRow(goodCells({ registerNumber: '2' }).reverse());
      book.addWorksheet('说明').addRow(['…']);
    }, []));
    expect(register).toMatchObject({ sheet: '登记簿', headerRow: 2, unknownColumns: ['备注'], otherSheets: ['说明'], emptyRows: 1 });
    expect(register.rows.map(({ row, extra }) => [row, extra])).toEqual([[3, { 备注: '加急' }], [6, {}]]);
    expect(Object.fromEntries(Object.entries(register.rows[0]?.cells ?? {}).map(([key, cell]) => [key, cell.text]))).toEqual(GOOD);
  });

  it('takes the first sheet that has the header', async () => {
    const register = await registerOf(await workbook((first, book) => {
      first.addRow(['封面']);
      const sheet = book.addWorksheet('数据');
      sheet.addRow([...HEADERS]);
      sheet.addRow(goodCells());
    }, []));
    expect(register).toMatchObject({ sheet: '数据', otherSheets: ['登记簿'], rows: [{ row: 2 }] });
  });

  it('cells merged downwards all hold the value, cells merged sideways only the first', async () => {
    const register = await registerOf(await workbook((sheet) => {
      for (const registerNumber of ['1', '2', '3']) sheet.addRow(goodCells({ registerNumber }));
      sheet.mergeCells(2, positionOf('agency'), 4, positionOf('agency'));
      sheet.mergeCells(2, positionOf('domicile'), 2, positionOf('residence'));
    }));
    expect(register.rows.map(({ cells }) => cells.agency?.text)).toEqual(['江门市蓬江区', '江门市蓬江区', '江门市蓬江区']);
    expect(register.rows.map(({ cells }) => cells.residence?.text)).toEqual([undefined, GOOD.residence, GOOD.residence]);
  });

  it('a header printed again is no row', async () => {
    const register = await registerOf(await workbook((sheet) => {
      sheet.addRow(goodCells());
      sheet.addRow([...HEADERS]);
      sheet.addRow(goodCells({ registerNumber: '2' }));
    }));
    expect(register.rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  it('drop-downs over whole columns are not unfolded cell by cell', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(goodCells());
      sheet.dataValidations.add('A2:AD2000', { type: 'textLength', operator: 'greaterThan', formulae: [0] });
    });
    expect((await registerOf(bytes)).rows).toHaveLength(1);
    const loaded = await loadWorkbook(bytes);
    expect('worksheets' in loaded && loaded.worksheets[0]?.dataValidations.model).toEqual({});
  });
});

describe('reading a CSV', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text), { encoding: 'utf8', bom: false }],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`), { encoding: 'utf8', bom: true }],
    ['GB18030', (text: string) => iconv.encode(text, 'gb18030'), { encoding: 'gb18030', bom: false }],
    ['UTF-16', (text: string) => iconv.encode(text, 'utf16le', { addBOM: true }), { encoding: 'utf16le', bom: true }],
  ])('%s', async (_name, encode, format) => {
    const register = await registerOf(encode(csv([goodCells({ summary: '他说“好”,\n"是", 𠮷㐀' })])));
    expect(register.format).toMatchObject({ kind: 'csv', delimiter: ',', newline: '\r\n', ...format });
    expect(register.rows).toMatchObject([{ row: 2, cells: { summary: { text: '他说“好”,\n"是", 𠮷㐀' }, agency: { text: '江门市蓬江区' } } }]);
  });

  it.each(['\t', ';'])('divided by %j, with short and empty lines', async (delimiter) => {
    const text = csv([goodCells(), [''], goodCells({ registerNumber: '2' })], delimiter, '\n');
    const register = await registerOf(Buffer.from(text));
    expect(register.format).toMatchObject({ delimiter, newline: '\n' });
    expect(register.rows.map(({ row }) => row)).toEqual([2, 4]);
  });
});

describe('numbers that people protect from Excel', () => {
  it.each(['="11010519491231002X"', '"=""11010519491231002X"""', '\t11010519491231002X'])('%j', async (typed) => {
    const text = csv([goodCells({ idNumber: 'HERE' })]).replace('HERE', typed);
    expect((await registerOf(Buffer.from(text))).rows[0]?.cells.idNumber?.text.trim()).toBe('11010519491231002X');
  });
});

describe('files that are no register', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'file-old-xls'],
    ['a workbook with a password', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(64), Buffer.from('EncryptedPackage', 'utf16le')]), 'file-password'],
    ['a damaged workbook', Buffer.from('PK\u0003\u0004 and nothing more'), 'file-unreadable'],
    ['bytes of no encoding', Buffer.from([0xff, 0xff, 0x81, 0xff, 0x0a]), 'file-encoding'],
    ['binary', Buffer.from('a\0b\0c'), 'file-unreadable'],
    ['some other table', Buffer.from('a,b,c\n1,2,3\n'), 'no-header'],
    ['a register without its number', Buffer.from('申请日期,受理机构,申请渠道,申请人姓名\n'), 'columns-missing'],
    ['a column twice', Buffer.from(`${HEADERS.join(',')},案由\n`), 'column-twice'],
  ])('%s', async (_name, bytes, code) => {
    expect(await problemOf(bytes)).toMatchObject({ code: `register.${code}`, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } });
  });

  it('a path where there is nothing', async () => expect(await problemOf('/nowhere/register.xlsx')).toMatchObject({ code: 'register.file-missing' }));
  it('names every missing column', async () => expect(await problemOf(Buffer.from('申请日期,受理机构,申请渠道\n'))).toMatchObject({ message: { zh: expect.stringMatching(/登记编号.*证件号码.*案情摘要/) } }));
});
