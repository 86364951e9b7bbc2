import type { Bilingual } from '@juanzong/kernel';

/** A letter on record: who signed it, when, and how it was served, if it was. */
export interface IssuedLetterItem {
  readonly eventId: string;
  readonly number: string;
  readonly onDate: string;
  readonly template: string;
  readonly by: string | null;
  readonly documents: readonly { readonly digest: string; readonly mediaType: string; readonly size: number; readonly pages?: number | undefined }[];
  readonly served: { readonly method: string; readonly methodLabel: Bilingual; readonly servedOn: string } | null;
}

/** One standard form of a case. */
export interface LetterItem {
  readonly form: string;
  readonly name: Bilingual;
  /** Whether it can be issued now: something has happened that it tells, and no letter on the same entries was issued. */
  readonly ready: boolean;
  readonly issued: readonly IssuedLetterItem[];
}

export interface LetterList {
  readonly caseId: string;
  readonly letters: readonly LetterItem[];
}
