import type { RawCell, RawRow } from '../cell.js';
import { type ColumnKey, headerOf } from '../columns.js';
import { plainText, trimmed } from '../normalise/text.js';
import type { GridLine, Header } from './header.js';

/** A header that is merged over two rows or printed again on every page. */
const repeatsHeader = (cells: RawRow['cells']): boolean =>
  Object.entries(cells).length > 1 && Object.entries(cells).every(([key, cell]) => plainText(cell.text) === plainText(headerOf(key as ColumnKey)));

function extraCells(line: GridLine, header: Header): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [position, name] of header.unknown) {
    const text = trimmed(line.cells.get(position)?.text ?? '');
    if (text === '') continue;
    // Two unknown columns may have the same header.
    extra[name in extra ? `${name} (${position})` : name] = text;
  }
  return extra;
}

/** The rows below the header; those without anything in a known column (numbered in advance, totals, notes) are counted only. */
export function readRows(lines: Iterable<GridLine>, header: Header): { readonly rows: RawRow[]; readonly emptyRows: number } {
  const rows: RawRow[] = [];
  let emptyRows = 0;
  for (const line of lines) {
    if (line.row <= header.row) continue;
    const cells: Partial<Record<ColumnKey, RawCell>> = {};
    for (const [key, position] of Object.entries(header.positions)) {
      const cell = line.cells.get(position);
      if (cell) cells[key as ColumnKey] = cell;
    }
    if (Object.keys(cells).length === 0) emptyRows += 1;
    else if (!repeatsHeader(cells)) rows.push({ row: line.row, cells, extra: extraCells(line, header) });
  }
  return { rows, emptyRows };
}
