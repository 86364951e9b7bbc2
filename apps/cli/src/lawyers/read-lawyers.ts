import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { systemCode } from '../system-code.js';
import { usage } from '../usage-error.js';
import { LAWYER_COLUMNS, type LawyerColumn, REQUIRED_COLUMNS } from './lawyer-columns.js';

/** One line of the list; `row` as a spreadsheet counts it, the header being 1. */
export interface LawyerRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<LawyerColumn, string>>>;
}

/** Reads a CSV of lawyers, in UTF-8 or GB18030. @throws UsageError where it cannot be read or a column is missing. */
export async function readLawyers(path: string): Promise<LawyerRow[]> {
  const [header = [], ...lines] = tableOf(textOf(await bytesOf(path)));
  const positions = new Map(header.map((name, i) => [name.normalize('NFKC').trim(), i]));
  const missing = REQUIRED_COLUMNS.map((key) => LAWYER_COLUMNS[key]).filter((name) => !positions.has(name));
  if (missing.length > 0) throw usage('columns-missing', `缺少必需的列：${missing.join('、')}`, `required columns are missing: ${missing.join(', ')}`);
  const columns = Object.entries(LAWYER_COLUMNS) as [LawyerColumn, string][];
  return lines
    .map((line, i) => ({ row: i + 2, cells: Object.fromEntries(columns.map(([key, name]) => [key, line[positions.get(name) ?? -1]?.trim() ?? ''])) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw usage('file-missing', `找不到或无法打开文件：${path}（${code}）`, `no such file, or it cannot be opened: ${path} (${code})`);
  }
}

function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (systemCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  }
  throw usage('file-encoding', 'CSV 的编码既不是 UTF-8 也不是 GB18030', 'the CSV is neither UTF-8 nor GB18030');
}

function tableOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw usage('file-unreadable', `CSV 无法读取：${error.message}`, `the CSV cannot be read: ${error.message}`);
  }
}
