import { hash } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import { canonicalJson } from './canonical-json.js';
import type { Entry, HashAlgorithm, UnsealedEntry } from './entry.js';

/** Separates the hash of an entry from every other hash of the platform. */
export const ENTRY_TAG = 'juanzong.case-file.entry.v1';
/** The previous hash of a stream's first entry. */
export const GENESIS_HASH = '0'.repeat(64);

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
    const chained: Omit<Entry, 'hash'> & { hash?: string } = { ...unsealed, previousHash: previous };
    previous = hashOf(chained);
    return Object.assign(chained, { hash: previous });
  });
}

/** Whether a stored entry's hash is that of its content. */
export function isIntact(entry: Entry): boolean {
  const { hash, ...rest } = entry;
  return hashOf(rest) === hash;
}
