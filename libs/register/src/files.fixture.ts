import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { type Worksheet } from 'exceljs';
import { type ColumnKey, columns, headerOf } from './columns.js';
import type { Register } from './read/register.js';
import { readRegister } from './read/read-register.js';
import { GOOD } from './row.fixture.js';

export const HEADERS: readonly string[] = columns.map(({ zh }) => zh);
export const positionOf = (key: ColumnKey): number => HEADERS.indexOf(headerOf(key)) + 1;
/** The cells of the good row in the order of the template. */
export const goodCells = (changes: Partial<Record<ColumnKey, string>> = {}): string[] => columns.map(({ key }) => ({ ...GOOD, ...changes })[key] ?? '');

/** A workbook as bytes: the header in row 1, then whatever `fill` writes. */
export async function workbook(fill: (sheet: Worksheet, book: exceljs.Workbook) => void, headers: readonly string[] = HEADERS): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('登记簿');
  if (headers.length > 0) sheet.addRow([...headers]);
  fill(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export async function registerOf(source: string | Uint8Array): Promise<Register> {
  const result = await readRegister(source, { fileName: 'test' });
  if ('problem' in result) throw new Error(result.problem.message.zh);
  return result.register;
}

/** A folder for one test file, and how to remove it. */
export async function folder(): Promise<{ path: (name: string) => string; remove: () => Promise<void> }> {
  const at = await mkdtemp(join(tmpdir(), 'register-'));
  return { path: (name) => join(at, name), remove: () => rm(at, { recursive: true, force: true }) };
}
