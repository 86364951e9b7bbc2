import { invalid } from './validation.js';

/** What no store can keep: half a surrogate pair is no character, and U+0000 ends a text in PostgreSQL. */
const NOT_TEXT = /[\p{Surrogate}\0]/u;

/** The value, if every text in it (names of fields too) can be written down. @throws RefusedError `request.invalid` with the place of each that cannot. */
export function unicodeOrRefuse<T>(value: T): T {
  const places = placesOf(value, []);
  if (places.length === 0) return value;
  throw invalid(places.map((path) => ({
    path, code: 'invalid-unicode', zh: '文字中含有无效的 Unicode 字符（不成对的代理项或空字符）', en: 'The text holds what is not a Unicode character (half a surrogate pair, or NUL)',
  })));
}

function placesOf(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') return NOT_TEXT.test(value) ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (NOT_TEXT.test(key) ? [path.join('.')] : placesOf(inner, [...path, key])));
}
