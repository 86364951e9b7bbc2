import type { RawRow } from '../cell.js';
import type { ColumnKey } from '../columns.js';
import type { CsvEncoding } from './csv-text.js';

/** How the file was written, so that the rejected copy is written the same way. */
export type RegisterFormat =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'csv'; readonly encoding: CsvEncoding; readonly bom: boolean; readonly delimiter: string; readonly newline: '\r\n' | '\n' };

/** A register as read, before its rows are parsed. */
export interface Register {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: RegisterFormat;
  /** The sheet that was read; absent for CSV. */
  readonly sheet?: string;
  /** Sheets that were not read. */
  readonly otherSheets: readonly string[];
  readonly headerRow: number;
  /** Where each known column stands, 1 for the first. */
  readonly positions: Readonly<Partial<Record<ColumnKey, number>>>;
  /** Where the reasons of an earlier rejected copy stand. */
  readonly reasonPosition?: number;
  /** The last column that has a header. */
  readonly width: number;
  /** Columns that are not known; their cells are kept in `extra`. */
  readonly unknownColumns: readonly string[];
  readonly rows: readonly RawRow[];
  /** Rows with nothing in any known column, left out. */
  readonly emptyRows: number;
}
