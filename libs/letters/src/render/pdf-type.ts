import type PdfDocument from 'pdfkit';
import { cleanText, GETA } from './clean-text.js';
import type { Face, Typeface } from './fonts.js';

/** A document of pages that is being written. */
export type PdfPages = InstanceType<typeof PdfDocument>;

export interface TypeStyle {
  readonly face: Face;
  readonly size: number;
}

/** Half of the height of a Chinese character above the baseline, in its own size: what centres it in its line. */
const CENTRE = 0.38;

/** Measures and sets single lines of type, and remembers which characters the typeface lacks. */
export class PdfType {
  readonly missing = new Set<string>();
  readonly #widths = new Map<string, number>();

  constructor(
    private readonly page: PdfPages,
    private readonly faces: Readonly<Record<Face, Typeface>>,
  ) {
    for (const [name, { bytes }] of Object.entries(faces)) page.registerFont(name, bytes);
  }

  /** The text as it can be set: what the face lacks is a geta. */
  settable(text: string, face: Face): string {
    return [...cleanText(text)].map((character) => this.#known(character, face)).join('');
  }

  width(character: string, { face, size }: TypeStyle): number {
    const key = `${face}${character}`;
    const unit = this.#widths.get(key) ?? this.page.font(face).fontSize(1000).widthOfString(character) / 1000;
    this.#widths.set(key, unit);
    return unit * size;
  }

  lineWidth(text: string, style: TypeStyle): number {
    return [...text].reduce((sum, character) => sum + this.width(character, style), 0);
  }

  /** Sets one line in the middle of a line's height. `spread`: to this width, by setting its characters apart. */
  set(text: string, x: number, y: number, pitch: number, style: TypeStyle, spread?: number): void {
    const characters = [...text].length;
    const slack = spread === undefined ? 0 : spread - this.lineWidth(text, style);
    const characterSpacing = characters > 1 && slack > 0 && slack < style.size * 2.5 ? slack / (characters - 1) : 0;
    this.page.font(style.face).fontSize(style.size)
      .text(text, x, y + pitch / 2 + style.size * CENTRE, { lineBreak: false, baseline: 'alphabetic', characterSpacing, features: [] });
  }

  #known(character: string, face: Face): string {
    if (this.faces[face].has(character)) return character;
    if (!/\p{M}|\p{Cf}/u.test(character)) this.missing.add(character);
    return /\p{Cf}/u.test(character) ? '' : GETA;
  }
}
