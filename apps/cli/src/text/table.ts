import stringWidth from 'string-width';
import { padEnd, truncated } from './fitted.js';

/** A column: its heading, and at most how many columns of the terminal it may take. */
export interface TableColumn {
  readonly head: string;
  readonly max?: number;
}

const GAP = '  ';

/** Rows under their headings, as lines that end in a line feed. Double-width characters are counted as such. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const cut = rows.map((row) => columns.map(({ max }, i) => oneLine(row[i] ?? '', max)));
  const widths = columns.map(({ head }, i) => Math.max(stringWidth(head), ...cut.map((row) => stringWidth(row[i] ?? ''))));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => padEnd(cell, widths[i] ?? 0)).join(GAP).trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return `${[line(columns.map(({ head }) => head)), rule, ...cut.map(line)].join('\n')}\n`;
}

const oneLine = (text: string, max: number | undefined): string => {
  const flat = text.replace(/\s*[\r\n\t]+\s*/g, ' ');
  return max === undefined ? flat : truncated(flat, max);
};
