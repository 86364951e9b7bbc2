import type { EncryptedField } from '@juanzong/case-file';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';

export type FieldAlgorithm = EncryptedField['alg'];
export const FIELD_ALGORITHMS = ['AES-256-GCM', 'SM4-GCM'] as const satisfies readonly FieldAlgorithm[];

export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Ciphertext followed by its 16-byte tag. SM4 takes the first 16 of the 32 key bytes. */
export function encryptBytes(alg: FieldAlgorithm, key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Buffer {
  if (alg === 'SM4-GCM') {
    const { output, tag } = sm4.encrypt(plain, key.subarray(0, 16), { mode: 'gcm', iv: nonce, associatedData: aad, output: 'array', outputTag: true });
    return Buffer.concat([output, tag as Uint8Array]);
  }
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error if anything was changed: key, nonce, bytes or what they are bound to. */
export function decryptBytes(alg: FieldAlgorithm, key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) throw new Error('ciphertext too short');
  const body = sealed.subarray(0, sealed.length - TAG_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  if (alg === 'SM4-GCM') return Buffer.from(sm4.decrypt(body, key.subarray(0, 16), { mode: 'gcm', iv: nonce, associatedData: aad, output: 'array', tag }));
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
