import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const NO_SALT = new Uint8Array(32);
const extracted = new WeakMap<Uint8Array, KeyObject>();

/**
 * HKDF-SHA-256 (RFC 5869) without salt, 32 bytes. The extract step is kept per key, because every field of a
 * file is derived from the same one; this halves the cost of opening a field.
 */
export function hkdf32(key: Uint8Array, info: string): Buffer {
  let pseudoRandomKey = extracted.get(key);
  if (!pseudoRandomKey) {
    pseudoRandomKey = createSecretKey(createHmac('sha256', NO_SALT).update(key).digest());
    extracted.set(key, pseudoRandomKey);
  }
  return createHmac('sha256', pseudoRandomKey).update(`${info}\u0001`, 'utf8').digest();
}
