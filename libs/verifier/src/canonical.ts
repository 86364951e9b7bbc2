import { canonicalize } from 'json-canonicalize';

const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** RFC 8785. */
export const canonical = (value: unknown): string => canonicalize(value);

/** Whether a text is the canonical form of the value that was read from it, and valid Unicode. */
export const isCanonical = (text: string, value: unknown): boolean => canonical(value) === text && !LONE_SURROGATE.test(text);

/** Bytes of strict base64, with padding and nothing else; undefined otherwise. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
