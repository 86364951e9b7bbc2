import { decryptBytes, encryptBytes, NONCE_BYTES } from './authenticated-cipher.js';
import { newNonce } from './nonce.js';

const aadFor = (purpose: string): Buffer => Buffer.from(`juanzong.vault.wrapped.v1\n${purpose}`, 'utf8');

/** A secret under the master key, bound to what it is for: base64 of nonce, ciphertext and tag. */
export function wrap(masterKey: Uint8Array, purpose: string, secret: Uint8Array): string {
  const nonce = newNonce();
  return Buffer.concat([nonce, encryptBytes('AES-256-GCM', masterKey, nonce, secret, aadFor(purpose))]).toString('base64');
}

/** @throws Error under another master key or for another purpose. */
export function unwrap(masterKey: Uint8Array, purpose: string, wrapped: string): Buffer {
  const bytes = Buffer.from(wrapped, 'base64');
  return decryptBytes('AES-256-GCM', masterKey, bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES), aadFor(purpose));
}
