import { createHmac } from 'node:crypto';

const PERSON = 'person';

/** HMAC-SHA-256 under the vault's key, separate for each purpose; lower-case hex. @throws RangeError for a purpose with a line feed */
export function keyedHash(hashKey: Uint8Array, purpose: string, text: string): string {
  if (purpose.includes('\n')) throw new RangeError('the purpose of a keyed hash holds no line feed');
  return createHmac('sha256', hashKey).update(`juanzong.keyed-hash.v1\n${purpose}\n${text}`, 'utf8').digest('hex');
}

/** By what the vault finds a person: the identity number cannot be had from it. */
export const personHash = (hashKey: Uint8Array, identityNumber: string): string => keyedHash(hashKey, PERSON, identityNumber.trim().toUpperCase());
