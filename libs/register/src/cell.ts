import type { ColumnKey } from './columns.js';

/** What a cell holds, freed of the file format. An empty cell is absent. */
export type RawCell =
  | { readonly kind: 'text'; readonly text: string }
  /** `date1904`: the workbook counts days from 1904 instead of 1900. */
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly date1904?: boolean }
  | { readonly kind: 'date'; readonly date: string; readonly text: string }
  | { readonly kind: 'unusable'; readonly reason: 'formula-without-result' | 'error-value'; readonly text: string };

/** One row as read: its number as the spreadsheet shows it, the known cells, and the others by header. */
export interface RawRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<ColumnKey, RawCell>>>;
  readonly extra: Readonly<Record<string, string>>;
}

/** A number as a person would write it: at most 15 digits, as Excel keeps them, without binary noise. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)));
