import { canonicalize } from 'json-canonicalize';

/** A surrogate without its partner, which JSON.stringify writes as an escape. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * RFC 8785: the one serialisation of a JSON value. Absent properties are left out. The verifier does the same by the library
 * alone, so that what is sealed one way is checked another.
 * @throws Error for what JSON cannot say (NaN, infinities) and RangeError for a string that is not valid Unicode.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0) ?? byLibrary(value);
}

function byLibrary(value: unknown): string {
  const text = canonicalize(value);
  if (text?.includes('\\ud') && LONE_SURROGATE.test(text)) throw loneSurrogate();
  return text;
}

const loneSurrogate = (): RangeError => new RangeError('文字含有无效的 Unicode 代理项 / a text holds a lone surrogate, which is not Unicode');

/** Deeper than anything that is recorded; what goes in circles gets here. */
const DEEPEST = 64;

/**
 * The text of what is plain, in the order of the RFC; it costs half of what the library does, which looks for circles and keeps
 * the path of every value.
 * @returns undefined for whatever is not plain: what JSON has no word for, objects with a mind of their own, and keys that begin
 * with a digit, since an object has an order of its own for numbers
 */
function written(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return writtenText(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > DEEPEST || 'toJSON' in value) return undefined;
      return Array.isArray(value) ? writtenList(value, depth) : writtenObject(value as Record<string, unknown>, depth);
    default:
      return undefined;
  }
}

/** What stands in a JSON text otherwise than as itself, and surrogates. */
const OTHERWISE = /["\\\u0000-\u001f\ud800-\udfff]/;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function writtenText(text: string): string {
  if (!OTHERWISE.test(text)) return `"${text}"`;
  if (LONE.test(text)) throw loneSurrogate();
  return JSON.stringify(text);
}

function writtenList(list: readonly unknown[], depth: number): string | undefined {
  let text = '';
  for (const item of list) {
    const one = written(item, depth + 1);
    if (one === undefined) return undefined;
    text += text === '' ? one : `,${one}`;
  }
  return `[${text}]`;
}

function writtenObject(object: Record<string, unknown>, depth: number): string | undefined {
  const kind: unknown = Object.getPrototypeOf(object);
  if (kind !== Object.prototype && kind !== null) return undefined;
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value === undefined) continue;
    const name = nameOf(key);
    const one = name === '' ? undefined : written(value, depth + 1);
    if (one === undefined) return undefined;
    text += text === '' ? name + one : `,${name}${one}`;
  }
  return `{${text}}`;
}

/** Keys as they stand before their values: few are ever met, and most of them a thousand times a second. */
const names = new Map<string, string>();
const NAMES_KEPT = 4_096;

/** The key with its colon; empty for a key that is left to the library. */
function nameOf(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = beginsWithDigit(key) || key === '__proto__' ? '' : `${writtenText(key)}:`;
  if (names.size < NAMES_KEPT) names.set(key, name);
  return name;
}

const [ZERO, NINE] = ['0', '9'].map((digit) => digit.charCodeAt(0)) as [number, number];

function beginsWithDigit(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= ZERO && first <= NINE;
}
