import type { CellAlign, Letter, LetterBlock } from '../letter.js';
import { breakLines, type BrokenLine } from './line-breaks.js';
import { PAGE, PITCH, SIZE, TABLE_GAP, textSetting, type TextSetting } from './page.js';
import type { PdfPages, PdfType, TypeStyle } from './pdf-type.js';

/** What is never divided between two pages: a line, a row of a table, a signature with its date. */
export interface PdfUnit {
  readonly height: number;
  /** Stands on one page with the next. */
  readonly keep?: boolean;
  readonly draw: (y: number) => void;
  /** What is repeated above it at the head of a page. */
  readonly head?: PdfUnit;
}

export type PdfPart = PdfUnit | 'pageBreak';

const SMALL: TypeStyle = { face: 'text', size: SIZE.small };
const TITLE: TypeStyle = { face: 'title', size: SIZE.title };
const HEAD: TypeStyle = { face: 'title', size: SIZE.small };
const CELL_PADDING = 5;
const CELL_LEADING = 3;
const RULE = 0.6;

interface Setting extends TextSetting {
  readonly type: PdfType;
  readonly page: PdfPages;
}

/** A letter as units, in order. */
export function pdfParts(letter: Letter, type: PdfType, page: PdfPages): PdfPart[] {
  const setting: Setting = { ...textSetting(letter.textSize), type, page };
  return letter.blocks.flatMap((block, i) => {
    const parts = partsOf(block, setting);
    const kept = letter.blocks[i + 1]?.kind === 'signature' || (block.kind === 'paragraph' && letter.blocks[i + 1]?.kind === 'table') ? keepingLast(parts) : parts;
    return (block.kind === 'table') !== (letter.blocks[i + 1]?.kind === 'table') && i + 1 < letter.blocks.length ? [...kept, { ...blank(TABLE_GAP), keep: true }] : kept;
  });
}

function partsOf(block: LetterBlock, setting: Setting): PdfPart[] {
  const { type, size, pitch } = setting;
  const text: TypeStyle = { face: 'text', size };
  switch (block.kind) {
    case 'title':
      return [...block.lines.flatMap((line) => centred(line, TITLE, PITCH.title, type)), blank(pitch / 2)];
    case 'number':
      return [...centred(block.text, text, pitch, type), blank(pitch / 2)];
    case 'heading':
      return centred(block.text, { face: 'title', size }, pitch, type);
    case 'addressee':
      return paragraph(block.text, 0, text, pitch, type);
    case 'paragraph':
      return paragraph(block.text, block.indent ? 2 * size : 0, text, pitch, type);
    case 'note':
      return paragraph(block.text, 0, SMALL, PITCH.small, type);
    case 'table':
      return table(block, type, setting.page);
    case 'signature':
      return [signature(block, setting)];
    case 'space':
      return [blank(block.lines * pitch)];
    case 'pageBreak':
      return ['pageBreak'];
  }
}

const blank = (height: number): PdfUnit => ({ height, draw: () => undefined });

const keepingLast = (parts: readonly PdfPart[]): PdfPart[] => parts.map((part, i) => (part !== 'pageBreak' && i === parts.length - 1 ? { ...part, keep: true } : part));

const broken = (text: string, style: TypeStyle, max: number, type: PdfType, first = max): BrokenLine[] =>
  breakLines(type.settable(text, style.face), (character) => type.width(character, style), max, first);

const centred = (text: string, style: TypeStyle, height: number, type: PdfType): PdfUnit[] =>
  broken(text, style, PAGE.textWidth, type).map((line) => ({
    height, keep: true, draw: (y) => type.set(line.text, PAGE.left + (PAGE.textWidth - type.lineWidth(line.text, style)) / 2, y, height, style),
  }));

const paragraph = (text: string, indent: number, style: TypeStyle, height: number, type: PdfType): PdfUnit[] =>
  broken(text, style, PAGE.textWidth, type, PAGE.textWidth - indent).map(({ text: line, full }, i) => {
    const inset = i === 0 ? indent : 0;
    return { height, draw: (y) => type.set(line, PAGE.left + inset, y, height, style, full ? PAGE.textWidth - inset : undefined) };
  });

type Signature = Extract<LetterBlock, { kind: 'signature' }>;

/** The date four characters from the right, the name above its middle, as for a sealed letter (GB/T 9704-2012, 7.3.5.1). */
function signature({ name, seal, date }: Signature, { type, page, size, pitch }: Setting): PdfUnit {
  const text: TypeStyle = { face: 'text', size };
  const [shownName, shownDate] = [type.settable(name, 'text'), type.settable(date, 'text')];
  const half = Math.max(type.lineWidth(shownDate, text) / 2 + 4 * size, Math.min(type.lineWidth(shownName, text), PAGE.textWidth) / 2);
  const middle = PAGE.left + PAGE.textWidth - half;
  const line = (words: string, y: number, style: TypeStyle): void => type.set(words, middle - type.lineWidth(words, style) / 2, y, pitch, style);
  return {
    height: (seal === null ? 3 : 4) * pitch,
    draw: (y) => {
      line(shownName, y + pitch, text);
      line(shownDate, y + 2 * pitch, text);
      if (seal === null) return;
      page.fillColor('#888888');
      line(type.settable(seal, 'text'), y + 3 * pitch, SMALL);
      page.fillColor('#000000');
    },
  };
}

type Table = Extract<LetterBlock, { kind: 'table' }>;

function table({ head, widths, rows, align, minHeight }: Table, type: PdfType, page: PdfPages): PdfUnit[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (width / total) * PAGE.textWidth);
  const rowOf = (cells: readonly string[], style: TypeStyle, aligned: readonly CellAlign[]): PdfUnit[] => {
    const lines = columns.map((column, i) => broken(cells[i] ?? '', style, column - 2 * CELL_PADDING, type));
    const most = Math.max(...lines.map(({ length }) => length));
    const fitting = Math.floor((PAGE.textHeight - 4 * PITCH.text) / PITCH.small);
    return Array.from({ length: Math.ceil(most / fitting) }, (_, part) =>
      row(lines.map((cell) => cell.slice(part * fitting, (part + 1) * fitting)), { columns, aligned, style, minHeight, type, page }));
  };
  const above = head.length === 0 ? undefined : rowOf(head, HEAD, head.map(() => 'center'))[0];
  const body = rows.flatMap((cells) => rowOf(cells, SMALL, align)).map((unit) => (above ? { ...unit, head: above } : unit));
  return [...(above ? [{ ...above, keep: true }] : []), ...body];
}

interface RowSetting {
  readonly columns: readonly number[];
  readonly aligned: readonly CellAlign[];
  readonly style: TypeStyle;
  readonly minHeight: number;
  readonly type: PdfType;
  readonly page: PdfPages;
}

function row(cells: readonly (readonly BrokenLine[])[], { columns, aligned, style, minHeight, type, page }: RowSetting): PdfUnit {
  const height = Math.max(minHeight, Math.max(1, ...cells.map(({ length }) => length)) * PITCH.small + 2 * CELL_LEADING);
  return {
    height,
    draw: (y) => {
      let x: number = PAGE.left;
      columns.forEach((column, i) => {
        page.lineWidth(RULE).rect(x, y, column, height).stroke();
        const lines = cells[i] ?? [];
        const top = y + (height - lines.length * PITCH.small) / 2;
        lines.forEach(({ text }, n) => {
          const inset = aligned[i] === 'center' ? (column - type.lineWidth(text, style)) / 2 : CELL_PADDING;
          type.set(text, x + inset, top + n * PITCH.small, PITCH.small, style);
        });
        x += column;
      });
    },
  };
}
