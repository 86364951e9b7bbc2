import type { LetterForm } from './forms.js';

/** One part of a letter with its words filled in, before it is set in any format. */
export type LetterBlock =
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly indent: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[]; readonly align: readonly CellAlign[]; readonly minHeight: number }
  | { readonly kind: 'signature'; readonly name: string; readonly seal: string | null; readonly date: string }
  | { readonly kind: 'space'; readonly lines: number }
  | { readonly kind: 'pageBreak' };

export type CellAlign = 'left' | 'center';

/** A whole letter in words. The same letter is set as DOCX and as PDF. */
export interface Letter {
  readonly form: LetterForm;
  readonly title: string;
  readonly author: string;
  /** YYYY-MM-DD: stands on the letter and is its date of creation in both formats. */
  readonly date: string;
  readonly pageNumbers: boolean;
  /** 三号 for the text of a letter; 四号 where tables take the room. */
  readonly textSize: '三号' | '四号';
  readonly blocks: readonly LetterBlock[];
}
