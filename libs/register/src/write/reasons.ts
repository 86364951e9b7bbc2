import type { RowError } from '../row-errors.js';

/** The errors of each row, in order. */
export function errorsByRow(errors: readonly RowError[]): ReadonlyMap<number, readonly RowError[]> {
  const byRow = new Map<number, RowError[]>();
  for (const error of errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error]);
  return byRow;
}

/** All reasons of one row as a clerk reads them: Chinese first, English beside it, one line each. */
export const reasonText = (errors: readonly RowError[]): string =>
  errors.map(({ column, message }) => `【${column}】${message.zh} / ${message.en}`).join('\n');
