import type { RawCell } from '../cell.js';
import { type ColumnKey, columns, REASON_COLUMN } from '../columns.js';
import { plainText, trimmed } from '../normalise/text.js';
import { type RegisterProblem, registerProblem } from './register-problem.js';

/** Cells of one row by position, 1 for the first column. */
export type GridRow = ReadonlyMap<number, RawCell>;
export interface GridLine {
  readonly row: number;
  readonly cells: GridRow;
}

export interface Header {
  readonly row: number;
  readonly positions: Readonly<Partial<Record<ColumnKey, number>>>;
  readonly unknown: ReadonlyMap<number, string>;
  readonly reasonPosition?: number;
  readonly width: number;
}

const SEARCHED_ROWS = 30;
const LEAST_COLUMNS = 3;

/** A header is recognised without blanks, widths, marks of required columns, and the unit in brackets. */
const plainHeader = (text: string): string => plainText(text).replace(/[*:]|\((必填|选填|元)\)/g, '');
const KEYS = new Map<string, ColumnKey>(columns.map((column) => [plainHeader(column.zh), column.key]));
const REASONS = new Set([plainHeader(REASON_COLUMN), '退回原因']);
const known = (cell: RawCell): ColumnKey | undefined => KEYS.get(plainHeader(cell.text));

/** The first row, among the first thirty, in which at least three columns are known; titles above it are passed over. */
export function findHeader(lines: Iterable<GridLine>): GridLine | undefined {
  let searched = 0;
  for (const line of lines) {
    searched += 1;
    if (searched > SEARCHED_ROWS) return undefined;
    if (new Set([...line.cells.values()].map(known).filter((key) => key !== undefined)).size >= LEAST_COLUMNS) return line;
  }
  return undefined;
}

/** What each column of the header row is; a problem if a required one is missing or one occurs twice. */
export function readHeader(line: GridLine): Header | { readonly problem: RegisterProblem } {
  const positions: Partial<Record<ColumnKey, number>> = {};
  const unknown = new Map<number, string>();
  const twice: string[] = [];
  let reasonPosition: number | undefined;
  for (const [position, cell] of line.cells) {
    const key = known(cell);
    if (key === undefined && REASONS.has(plainHeader(cell.text))) reasonPosition = position;
    else if (key === undefined) unknown.set(position, trimmed(cell.text).replace(/\s+/g, ' '));
    else if (positions[key] === undefined) positions[key] = position;
    else twice.push(trimmed(cell.text));
  }
  if (twice.length > 0) return registerProblem('register.column-twice', twice.join('、'));
  const missing = columns.filter((column) => column.need === 'required' && positions[column.key] === undefined);
  if (missing.length > 0) return registerProblem('register.columns-missing', missing.map((column) => column.zh).join('、'));
  return { row: line.row, positions, unknown, width: Math.max(...line.cells.keys()), ...(reasonPosition === undefined ? {} : { reasonPosition }) };
}
