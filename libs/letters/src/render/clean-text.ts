/** Set in the place of a character that the typeface lacks: the printer's geta, so that the gap is seen. */
export const GETA = '〓';

/** Without what no XML and no line of type can hold (control characters, lone surrogates); line feeds and tabs become a blank. */
export const cleanText = (text: string): string => text.replace(/[\t\r\n]+/gu, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, GETA);
