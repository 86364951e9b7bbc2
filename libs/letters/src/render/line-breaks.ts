/** What may not begin a line, and what may not end one (避头尾). */
const NOT_FIRST = new Set([...'，。、；：？！）〕】》〉」』”’％%,.;:?!)]}·…—～/']);
const NOT_LAST = new Set([...'（〔【《〈「『“‘([{￥$']);
const WORD = /[0-9A-Za-z\-_@+=#&<>À-ɏ]/u;

/** A line of one paragraph. `full`: it goes on in the next, so that its characters may be set apart to reach the margin. */
export interface BrokenLine {
  readonly text: string;
  readonly full: boolean;
}

/**
 * Breaks a paragraph between characters: not within a number or a Latin word, no closing mark at the beginning of a line,
 * no opening mark at its end. A run that alone is wider than a line is broken anywhere. Every character is kept, in order.
 * @param widthOf of one character @param max of a line @param first of the first line, where it is indented
 */
export function breakLines(text: string, widthOf: (character: string) => number, max: number, first = max): BrokenLine[] {
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  const limit = (): number => (lines.length === 0 ? first : max);
  for (const character of text) {
    const own = widthOf(character);
    // Again where what was carried over leaves no room either.
    while (line.length > 0 && width + own > limit()) {
      const kept = breakBefore(line, character);
      const carried = line.slice(kept);
      lines.push(line.slice(0, kept).join(''));
      line = carried;
      width = carried.reduce((sum, one) => sum + widthOf(one), 0);
    }
    line.push(character);
    width += own;
  }
  return [...lines, line.join('')].map((one, i, all) => ({ text: one, full: i < all.length - 1 }));
}

/** How many characters stay on the line that `next` does not fit on; at least one. */
function breakBefore(line: readonly string[], next: string): number {
  for (let kept = line.length; kept > 0; kept -= 1) {
    if (mayBreak(line[kept - 1] ?? '', line[kept] ?? next)) return kept;
  }
  return line.length;
}

const mayBreak = (before: string, after: string): boolean => !NOT_FIRST.has(after) && !NOT_LAST.has(before) && !(WORD.test(before) && WORD.test(after));
