import { canonicalize } from 'json-canonicalize';

/** A surrogate without its partner, which JSON.stringify writes as an escape. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * RFC 8785: the one serialisation of a JSON value. Absent properties are left out. The verifier does the same by the library
 * alone, so that what is sealed one way is checked another.
 * @throws Error for what JSON cannot say (NaN, infinities) and RangeError for a string that is not valid Unicode.
 */
export function canonicalJson(value: unknown): string {
  const copy = sorted(value, 0);
  const text = copy === OTHER ? canonicalize(value) : JSON.stringify(copy);
  if (text?.includes('\\ud') && LONE_SURROGATE.test(text)) throw new RangeError('文字含有无效的 Unicode 代理项 / a text holds a lone surrogate, which is not Unicode');
  return text;
}

/** Left to the library. */
const OTHER = Symbol('other');
/** Deeper than anything that is recorded; what goes in circles gets here. */
const DEEPEST = 64;

/**
 * A copy whose keys are in the order of the RFC, which JSON.stringify keeps; texts and numbers it writes as the RFC has them.
 * It costs two thirds of what the library does, which looks for circles and keeps the path of every value.
 * @returns OTHER for whatever is not plain: what JSON has no word for, objects with a mind of their own, and keys that begin
 * with a digit, since an object has an order of its own for numbers
 */
function sorted(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : OTHER;
  if (typeof value !== 'object' || depth > DEEPEST || 'toJSON' in value) return OTHER;
  return Array.isArray(value) ? sortedList(value, depth) : sortedObject(value, depth);
}

function sortedList(list: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (const item of list) {
    const one = sorted(item, depth + 1);
    if (one === OTHER) return OTHER;
    copy.push(one);
  }
  return copy;
}

function sortedObject(object: object, depth: number): unknown {
  const kind: unknown = Object.getPrototypeOf(object);
  if (kind !== Object.prototype && kind !== null) return OTHER;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) {
    const value = (object as Record<string, unknown>)[key];
    if (value === undefined) continue;
    const one = beginsWithDigit(key) || key === '__proto__' ? OTHER : sorted(value, depth + 1);
    if (one === OTHER) return OTHER;
    copy[key] = one;
  }
  return copy;
}

const [ZERO, NINE] = ['0', '9'].map((digit) => digit.charCodeAt(0)) as [number, number];

function beginsWithDigit(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= ZERO && first <= NINE;
}
