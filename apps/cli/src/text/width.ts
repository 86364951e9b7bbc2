/** Characters that a terminal shows in two columns: CJK, full-width forms, kana, hangul, emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that take no room: combining marks, joiners, variation selectors, colour codes. */
const ZERO = /\u001b\[[0-9;]*m|[\p{Mn}\p{Me}\p{Cf}]/gu;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text.replace(ZERO, '')) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** The text with blanks behind it up to `width` columns. */
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** The text, cut to at most `width` columns; a cut text ends in `…`. */
export function truncated(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (displayWidth(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept}…`;
}
