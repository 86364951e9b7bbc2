import { createDecipheriv, createHash } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import type { ClosedField } from './encrypted-fields.js';

const COMMITMENT_TAG = 'juanzong.case-file.key-commitment.v1';
const FIELD_TAG = 'juanzong.case-file.field.v1';
const TAG_BYTES = 16;

export const commitmentTo = (key: Uint8Array): string => createHash('sha256').update(`${COMMITMENT_TAG}\n`).update(key).digest('hex');

/** The plain value of a field under its key. @throws Error if it does not decrypt to what the field says it is. */
export function openDisclosed(field: ClosedField, place: { stream: string; eventId: string; field: string }, key: Uint8Array): unknown {
  const match = /^([sj])\.([A-Za-z0-9_-]+)$/.exec(field.ciphertext);
  if (!match) throw new Error('not a ciphertext');
  const [, kind, text] = match as unknown as [string, string, string];
  const sealed = Buffer.from(text, 'base64url');
  const nonce = Buffer.from(field.nonce, 'base64url');
  if (nonce.length !== 12 || sealed.length < TAG_BYTES) throw new Error('too short');
  const aad = Buffer.from([FIELD_TAG, place.stream, place.eventId, place.field, field.alg, field.keyId, kind].join('\n'), 'utf8');
  const body = sealed.subarray(0, -TAG_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decrypt(field.alg, key, nonce, aad, body, tag))) as unknown;
  if ((typeof value === 'string') !== (kind === 's')) throw new Error('not of the kind it says');
  return value;
}

function decrypt(alg: string, key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, body: Uint8Array, tag: Uint8Array): Uint8Array {
  if (alg === 'SM4-GCM') return sm4.decrypt(body, key.subarray(0, 16), { mode: 'gcm', iv: nonce, associatedData: aad, output: 'array', tag });
  if (alg !== 'AES-256-GCM') throw new Error('unknown algorithm');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
