import { hash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { sm3 } from 'sm-crypto-v2';
import type { Entry, HashAlgorithm, UnsealedEntry } from './entry.js';

/** Separates the hash of an entry from every other hash of the platform. */
export const ENTRY_TAG = 'juanzong.case-file.entry.v1';
/** The previous hash of a stream's first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** A surrogate without its partner, which JSON.stringify writes as an escape. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * RFC 8785: the one serialisation of a JSON value. Absent properties are left out.
 * @throws Error for what JSON cannot say (NaN, infinities) and RangeError for a string that is not valid Unicode.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text?.includes('\\ud') && LONE_SURROGATE.test(text)) throw new RangeError('文字含有无效的 Unicode 代理项 / a text holds a lone surrogate, which is not Unicode');
  return text;
}

/** Lower-case hex of H over UTF-8 text. */
export const digestText = (alg: HashAlgorithm, text: string): string =>
  alg === 'SM3' ? sm3(text) : hash('sha256', text, 'hex');

/** hash = H(tag ‖ LF ‖ previousHash ‖ LF ‖ canonical JSON of the entry without `hash`). */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  return digestText(entry.alg, `${ENTRY_TAG}\n${entry.previousHash}\n${canonicalJson(entry)}`);
}

/** Gives entries their places in the chain, each after the one before. */
export function sealAll(entries: readonly UnsealedEntry[], previousHash: string): Entry[] {
  let previous = previousHash;
  return entries.map((unsealed) => {
    const chained = { ...unsealed, previousHash: previous };
    previous = hashOf(chained);
    return { ...chained, hash: previous };
  });
}

/** Whether a stored entry's hash is that of its content. */
export function isIntact(entry: Entry): boolean {
  const { hash, ...rest } = entry;
  return hashOf(rest) === hash;
}
