import stringWidth from 'string-width';

/** Fills a text up to a width, on its right or on its left. */
export const padded = (text: string, width: number, side: 'left' | 'right'): string => {
  const blank = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return side === 'right' ? text + blank : blank + text;
};
