const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]+/g;

/** Text as typed, without the blanks around it (full-width, no-break and zero-width ones too). */
export const trimmed = (text: string): string => text.replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g, '');

/** For numbers and codes: full-width characters made half-width, dashes made hyphens, blanks around removed. */
export const halfWidth = (text: string): string => trimmed(text.normalize('NFKC')).replace(/[‐‑‒–—−]/g, '-');

/** As `halfWidth`, and without any blank inside. */
export const withoutBlanks = (text: string): string => halfWidth(text).replace(BLANKS, '');

/** For comparing names of the catalogues: no blanks, half width, upper case. */
export const plainText = (text: string): string => withoutBlanks(text).toUpperCase();

/** What is quoted back to the clerk: one line, not too long. */
export const quoted = (text: string): string => {
  const line = trimmed(text).replace(BLANKS, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
