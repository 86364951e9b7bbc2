/** A text that a person reads: Chinese first, English beside it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `中文 / English`, as one line. */
export const bothLanguages = (text: Bilingual): string => `${text.zh} / ${text.en}`;
