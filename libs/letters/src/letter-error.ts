export type LetterErrorCode = 'letters.value-missing' | 'letters.template-wrong' | 'letters.no-template' | 'letters.facts-wrong';

/** A letter that cannot be written: which form, and what is missing or wrong. Never an empty gap. */
export class LetterError extends Error {
  override readonly name = 'LetterError';
  constructor(
    readonly code: LetterErrorCode,
    readonly form: string,
    readonly detail: string,
  ) {
    super(`文书不能生成 / the letter cannot be written (${code}): ${form}: ${detail}`);
  }
}
