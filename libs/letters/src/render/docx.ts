import type * as Docx from 'docx';
import type { Letter, LetterBlock } from '../letter.js';
import { cleanText } from './clean-text.js';
import { fixedArchive } from './fixed-archive.js';
import { MM, PAGE, PITCH, SIZE, TABLE_GAP, textSetting, type TextSetting } from './page.js';

/** Typefaces by the names that offices have installed; Latin letters and figures in Times New Roman. */
const FACES = { title: '方正小标宋简体', text: '仿宋_GB2312', head: '黑体', note: '楷体_GB2312', number: '宋体' } as const;
type FaceName = keyof typeof FACES;

const twips = (points: number): number => Math.round(points * 20);
const SMALL_LINE = twips(PITCH.small);

type Library = typeof Docx;
type Child = Docx.Paragraph | Docx.Table;

/** Sets a letter as DOCX. The same letter gives the same bytes: its dates are its own, and nothing else varies. */
export async function renderDocx(letter: Letter): Promise<Uint8Array> {
  const docx = await import('docx');
  const setting = textSetting(letter.textSize);
  const document = new docx.Document({
    title: letter.title, creator: letter.author, lastModifiedBy: letter.author, evenAndOddHeaderAndFooters: letter.pageNumbers,
    styles: { default: { document: { run: { font: font('text'), size: setting.size * 2, language: { value: 'zh-CN', eastAsia: 'zh-CN' } }, paragraph: { spacing: exactly(twips(setting.pitch), docx) } } } },
    sections: [{
      properties: { page: { size: { width: twips(PAGE.width), height: twips(PAGE.height) }, margin: margins() } },
      ...(letter.pageNumbers ? { footers: { default: pageNumber(docx, 'right'), even: pageNumber(docx, 'left') } } : {}),
      children: letter.blocks.flatMap((block, i) => childrenOf(block, letter.blocks[i + 1], setting, docx)),
    }],
  });
  return fixedArchive(await docx.Packer.toBuffer(document), letter);
}

const margins = () => ({
  top: twips(PAGE.top), left: twips(PAGE.left), right: twips(PAGE.width - PAGE.left - PAGE.textWidth), bottom: twips(PAGE.height - PAGE.top - PAGE.textHeight),
  footer: twips(PAGE.height - PAGE.top - PAGE.textHeight - 12 * MM), header: twips(15 * MM),
});

const font = (face: FaceName) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: FACES[face], hint: 'eastAsia' });

const exactly = (line: number, { LineRuleType }: Library) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

const run = (text: string, face: FaceName, size: number, { TextRun }: Library, colour?: string): Docx.TextRun =>
  new TextRun({ text: cleanText(text), font: font(face), size: size * 2, ...(colour === undefined ? {} : { color: colour }) });

function pageNumber(docx: Library, side: 'left' | 'right'): Docx.Footer {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = docx;
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('number'), size: SIZE.small * 2 });
  return new Footer({
    children: [new Paragraph({ alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT, indent: { [side]: twips(SIZE.small) }, children: [number] })],
  });
}

function childrenOf(block: LetterBlock, next: LetterBlock | undefined, { size, pitch }: TextSetting, docx: Library): Child[] {
  const { AlignmentType, Paragraph } = docx;
  const line = twips(pitch);
  const centred = (text: string, face: FaceName, points: number, height: number): Docx.Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: exactly(height, docx), children: [run(text, face, points, docx)] });
  switch (block.kind) {
    case 'title':
      return [...block.lines.map((words) => centred(words, 'title', SIZE.title, twips(PITCH.title))), empty(line / 2, docx)];
    case 'number':
      return [centred(block.text, 'text', size, line), empty(line / 2, docx)];
    case 'heading':
      return [centred(block.text, 'head', size, line)];
    case 'addressee':
      return [new Paragraph({ spacing: exactly(line, docx), children: [run(block.text, 'text', size, docx)] })];
    case 'paragraph':
      return [new Paragraph({
        alignment: AlignmentType.BOTH, keepNext: next?.kind === 'signature' || next?.kind === 'table',
        spacing: { ...exactly(line, docx), after: next?.kind === 'table' ? twips(TABLE_GAP) : 0 }, ...(block.indent ? { indent: { firstLine: twips(2 * size), firstLineChars: 200 } } : {}),
        children: [run(block.text, 'text', size, docx)],
      })];
    case 'note':
      return [new Paragraph({ spacing: exactly(SMALL_LINE, docx), children: [run(block.text, 'note', SIZE.small, docx)] })];
    case 'table':
      // Two tables that touch are one to a word processor, so that they keep their columns apart by a line of no height.
      return [table(block, docx), empty(next?.kind === 'table' ? HAIR : twips(TABLE_GAP), docx)];
    case 'signature':
      return signature(block, { size, pitch }, docx);
    case 'space':
      return [empty(block.lines * line, docx)];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: exactly(HAIR, docx), children: [] })];
  }
}

/** The least height of a line, in twips. */
const HAIR = 20;

const empty = (height: number, docx: Library): Docx.Paragraph => new docx.Paragraph({ spacing: exactly(Math.round(height), docx), keepNext: true, children: [] });

/** The name above the middle of the date, which stands four characters from the right (GB/T 9704-2012, 7.3.5.1). */
function signature({ name, seal, date }: Extract<LetterBlock, { kind: 'signature' }>, { size, pitch }: TextSetting, docx: Library): Docx.Paragraph[] {
  const { AlignmentType, Paragraph } = docx;
  const width = Math.max([...name].length + 1, 15) * size;
  const left = twips(Math.max(0, PAGE.textWidth - width));
  const line = (text: string, points: number, keepNext: boolean, colour?: string): Docx.Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER, indent: { left }, keepNext, keepLines: true, spacing: exactly(twips(pitch), docx), children: [run(text, 'text', points, docx, colour)],
    });
  return [empty(twips(pitch), docx), line(name, size, true), line(date, size, seal !== null), ...(seal === null ? [] : [line(seal, SIZE.small, false, '888888')])];
}

function table({ head, widths, rows, align, minHeight }: Extract<LetterBlock, { kind: 'table' }>, docx: Library): Docx.Table {
  const { AlignmentType, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } = docx;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.round((twips(PAGE.textWidth) * width) / total));
  const rowOf = (cells: readonly string[], header: boolean): Docx.TableRow =>
    new TableRow({
      tableHeader: header, cantSplit: true, height: { value: twips(Math.max(minHeight, PITCH.small + 6)), rule: HeightRule.ATLEAST },
      children: columns.map((width, i) => new TableCell({
        width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER,
        children: [new Paragraph({
          alignment: header || align[i] === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: exactly(SMALL_LINE, docx), keepNext: header,
          children: [run(cells[i] ?? '', header ? 'head' : 'text', SIZE.small, docx)],
        })],
      })),
    });
  return new Table({
    columnWidths: columns, width: { size: twips(PAGE.textWidth), type: WidthType.DXA }, layout: TableLayoutType.FIXED,
    rows: [...(head.length === 0 ? [] : [rowOf(head, true)]), ...rows.map((cells) => rowOf(cells, false))],
  });
}
