import type { RawCell, RawRow } from './cell.js';
import { type ColumnKey, headerOf } from './columns.js';
import { type Fault, type Parsed, type RowError, type RowErrorCode, rowError } from './row-errors.js';

/** Reads the cells of one row and gathers every fault, so that the clerk sees all of them at once. */
export interface RowReader {
  readonly errors: readonly RowError[];
  has(key: ColumnKey): boolean;
  /** The value; undefined if the cell is empty or faulty (the fault is noted). */
  optional<Value>(key: ColumnKey, parse: (cell: RawCell) => Parsed<Value>): Value | undefined;
  /** As `optional`, and an empty cell is a fault: `register.required-missing` unless another reason is given. */
  required<Value>(key: ColumnKey, parse: (cell: RawCell) => Parsed<Value>, reason?: RowErrorCode): Value | undefined;
  note(key: ColumnKey, fault: Fault): void;
}

export function rowReader(row: RawRow): RowReader {
  const errors: RowError[] = [];
  const note = (key: ColumnKey, fault: Fault): void => void errors.push(rowError(row.row, headerOf(key), fault));
  const has = (key: ColumnKey): boolean => row.cells[key] !== undefined;
  const optional: RowReader['optional'] = (key, parse) => {
    const cell = row.cells[key];
    if (!cell) return undefined;
    if (cell.kind === 'unusable') {
      note(key, cell.reason === 'error-value' ? { fault: 'register.error-value', params: { value: cell.text } } : { fault: 'register.formula-without-result' });
      return undefined;
    }
    const result = parse(cell);
    if ('value' in result) return result.value;
    for (const fault of result.faults) note(key, fault);
    return undefined;
  };
  const required: RowReader['required'] = (key, parse, reason = 'register.required-missing') => {
    if (has(key)) return optional(key, parse);
    note(key, { fault: reason });
    return undefined;
  };
  return { errors, has, optional, required, note };
}
