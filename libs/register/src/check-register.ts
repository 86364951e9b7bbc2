import type { RegisterApplication } from './application.js';
import type { RawRow } from './cell.js';
import { headerOf } from './columns.js';
import { type ParseContext, parseRow } from './parse-row.js';
import { type RowError, rowError } from './row-errors.js';
import { rowContent, rowKey } from './row-identity.js';

export interface CheckedRegister {
  /** Rows read, good or bad. */
  readonly read: number;
  readonly good: readonly { readonly row: number; readonly key: string; readonly application: RegisterApplication }[];
  /** Rows that say again, word for word, what an earlier row `of` the same register says. */
  readonly repeated: readonly { readonly row: number; readonly of: number }[];
  readonly errors: readonly RowError[];
  /** How many rows the errors are spread over. */
  readonly rejected: number;
}

/** Parses every row and tells repetitions (harmless) from conflicts (same number, other content) within the register. */
export function checkRegister(rows: readonly RawRow[], context: ParseContext): CheckedRegister {
  const good: { row: number; key: string; application: RegisterApplication }[] = [];
  const repeated: { row: number; of: number }[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, { row: number; content: string }>();
  for (const raw of rows) {
    const result = parseRow(raw, context);
    if ('errors' in result) {
      errors.push(...result.errors);
      continue;
    }
    const key = rowKey(result.application);
    const content = rowContent(result.application);
    const earlier = seen.get(key);
    if (!earlier) {
      seen.set(key, { row: raw.row, content });
      good.push({ row: raw.row, key, application: result.application });
    } else if (earlier.content === content) repeated.push({ row: raw.row, of: earlier.row });
    else errors.push(rowError(raw.row, headerOf('registerNumber'), { fault: 'register.number-conflict', params: { row: String(earlier.row) } }));
  }
  return { read: rows.length, good, repeated, errors, rejected: new Set(errors.map((error) => error.row)).size };
}
