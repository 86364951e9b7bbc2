import type { Letter } from '../letter.js';
import { typeface } from './fonts.js';
import { MM, PAGE, SIZE } from './page.js';
import { type PdfPages, PdfType } from './pdf-type.js';
import { type PdfPart, pdfParts, type PdfUnit } from './pdf-units.js';

export interface SetPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that the typeface lacks, once each, in order; a geta 〓 stands in their place. */
  readonly missing: readonly string[];
}

/** Page numbers stand seven millimetres below the type area, a character's width from its outer edge (GB/T 9704-2012, 7.5). */
const NUMBER_BELOW = 7 * MM;

/** Sets a letter as PDF. The same letter gives the same bytes: its dates are its own, and nothing else varies. */
export async function renderPdf(letter: Letter): Promise<SetPdf> {
  const { default: PdfDocument } = await import('pdfkit');
  const [text, title] = [await typeface('text'), await typeface('title')];
  const on = new Date(`${letter.date}T00:00:00.000Z`);
  const page = new PdfDocument({
    size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true,
    info: { Title: letter.title, Author: letter.author, CreationDate: on, ModDate: on, Creator: 'Juanzong 卷宗', Producer: 'Juanzong 卷宗' },
  });
  const type = new PdfType(page, { text, title });
  const bytes = collected(page);
  place(pdfParts(letter, type, page), page);
  const pages = page.bufferedPageRange().count;
  if (letter.pageNumbers) for (let i = 0; i < pages; i += 1) numbered(page, type, i);
  page.end();
  return { bytes: await bytes, pages, missing: [...type.missing].sort() };
}

function place(parts: readonly PdfPart[], page: PdfPages): void {
  const bottom = PAGE.top + PAGE.textHeight + 0.01;
  page.addPage();
  let y: number = PAGE.top;
  const turn = (): void => {
    page.addPage();
    y = PAGE.top;
  };
  for (const [i, part] of parts.entries()) {
    if (part === 'pageBreak') {
      turn();
      continue;
    }
    if (y > PAGE.top && y + together(parts, i) > bottom) {
      turn();
      if (part.head) y += drawn(part.head, y);
    }
    y += drawn(part, y);
  }
}

function drawn(unit: PdfUnit, y: number): number {
  unit.draw(y);
  return unit.height;
}

/** The height of a unit with all that has to stand on its page after it; no more than a page. */
function together(parts: readonly PdfPart[], from: number): number {
  let height = 0;
  for (const part of parts.slice(from)) {
    if (part === 'pageBreak') break;
    height += part.height;
    if (!part.keep) break;
  }
  return Math.min(height, PAGE.textHeight);
}

function numbered(page: PdfPages, type: PdfType, index: number): void {
  page.switchToPage(index);
  const style = { face: 'text', size: SIZE.small } as const;
  const text = `— ${index + 1} —`;
  const x = index % 2 === 0 ? PAGE.left + PAGE.textWidth - SIZE.small - type.lineWidth(text, style) : PAGE.left + SIZE.small;
  type.set(text, x, PAGE.top + PAGE.textHeight + NUMBER_BELOW, SIZE.small, style);
}

const collected = (page: PdfPages): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
  });
