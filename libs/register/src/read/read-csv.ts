import { parse } from 'csv-parse/sync';
import type { RawCell } from '../cell.js';
import { trimmed } from '../normalise/text.js';
import { decodeText } from './csv-text.js';
import { findHeader, type GridLine, readHeader } from './header.js';
import type { Register, RegisterFormat } from './register.js';
import { type RegisterProblem, registerProblem } from './register-problem.js';
import { readRows } from './rows.js';

export type CsvFormat = Extract<RegisterFormat, { kind: 'csv' }>;

/** The sign that divides most of the first line that has any: comma, tab or semicolon, as Excel writes them. */
function delimiterOf(text: string): string {
  for (const line of text.split(/\r?\n/, 30)) {
    const counts = [',', '\t', ';'].map((sign) => ({ sign, count: line.split(sign).length - 1 })).sort((a, b) => b.count - a.count);
    if (counts[0] && counts[0].count >= 3) return counts[0].sign;
  }
  return ',';
}

/** Every record of a CSV with its format; a problem if it cannot be decoded or its quotes never close. */
export function readRecords(bytes: Uint8Array, fileName: string): { readonly records: readonly (readonly string[])[]; readonly format: CsvFormat } | { readonly problem: RegisterProblem } {
  const decoded = decodeText(bytes);
  if (!decoded) return registerProblem('register.file-encoding');
  const { text, encoding, bom } = decoded;
  if (text.includes('\0')) return registerProblem('register.file-unreadable', fileName);
  const delimiter = delimiterOf(text);
  try {
    const records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true });
    return { records, format: { kind: 'csv', encoding, bom, delimiter, newline: text.includes('\r\n') ? '\r\n' : '\n' } };
  } catch (error) {
    return registerProblem('register.file-unreadable', `${fileName} (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** ="1101…" is how people keep Excel from turning a number of a CSV into 1.1E+17. */
const asText = (text: string): string => /^\s*="(.*)"\s*$/s.exec(text)?.[1] ?? text;

const gridLine = (record: readonly string[], index: number): GridLine => {
  const cells = new Map<number, RawCell>();
  record.map(asText).forEach((text, i) => {
    if (trimmed(text) !== '') cells.set(i + 1, { kind: 'text', text });
  });
  return { row: index + 1, cells };
};

/** Reads a CSV register. Rows are counted as records, as Excel shows them. */
export function readCsv(bytes: Uint8Array, fileName: string): { readonly register: Register } | { readonly problem: RegisterProblem } {
  const read = readRecords(bytes, fileName);
  if ('problem' in read) return read;
  const lines = read.records.map(gridLine);
  const line = findHeader(lines);
  if (!line) return registerProblem('register.no-header');
  const header = readHeader(line);
  if ('problem' in header) return header;
  const { row: headerRow, positions, width, unknown, reasonPosition } = header;
  return {
    register: {
      fileName, bytes, format: read.format, otherSheets: [], headerRow, positions, width, unknownColumns: [...unknown.values()],
      ...(reasonPosition === undefined ? {} : { reasonPosition }), ...readRows(lines, header),
    },
  };
}
