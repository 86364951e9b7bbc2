import { randomFillSync } from 'node:crypto';
import { NONCE_BYTES } from './authenticated-cipher.js';

/** Random bytes are fetched for so many nonces at once: to ask for twelve costs about as much as for three thousand. */
const AT_ONCE = 256;

let [fetched, used] = [Buffer.alloc(0), 0];

/** A nonce that was never given to anybody. Nonces stand beside their ciphertext for all to read: keys are not taken from here. */
export function newNonce(): Buffer {
  if (used === fetched.length) [fetched, used] = [randomFillSync(Buffer.alloc(AT_ONCE * NONCE_BYTES)), 0];
  used += NONCE_BYTES;
  return fetched.subarray(used - NONCE_BYTES, used);
}
