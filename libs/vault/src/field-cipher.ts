import { canonicalJson, type EncryptedField } from '@juanzong/case-file';
import { hash } from 'node:crypto';
import { decryptBytes, encryptBytes, type FieldAlgorithm } from './authenticated-cipher.js';
import { hkdf32 } from './hkdf.js';
import { newNonce } from './nonce.js';

const KEY_TAG = 'juanzong.case-file.field-key.v1';
const COMMITMENT_TAG = 'juanzong.case-file.key-commitment.v1';
const COMMITMENT_START = Buffer.from(`${COMMITMENT_TAG}\n`, 'utf8');
const FIELD_TAG = 'juanzong.case-file.field.v1';
/** Plain texts are filled up with spaces to a multiple of this, so that a length says little about a name. */
const PADDING_BYTES = 32;

/** Where an encrypted field stands. */
export interface FieldPlace {
  readonly stream: string;
  readonly eventId: string;
  readonly field: string;
}

export interface DataKey {
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** The key of one field: HKDF-SHA-256, no salt, 32 bytes. Handing it out discloses this field and no other. */
export const fieldKeyOf = (dataKey: Uint8Array, alg: FieldAlgorithm, { eventId, field }: FieldPlace): Buffer =>
  hkdf32(dataKey, `${KEY_TAG}\n${alg}\n${eventId}\n${field}`);

/** Commits to the field key: GCM alone would let a forged key open the same bytes to something else. */
export const commitmentTo = (fieldKey: Uint8Array): string =>
  hash('sha256', Buffer.concat([COMMITMENT_START, fieldKey]), 'hex');

const associatedData = (place: FieldPlace, alg: FieldAlgorithm, keyId: string, kind: string): Buffer =>
  Buffer.from([FIELD_TAG, place.stream, place.eventId, place.field, alg, keyId, kind].join('\n'), 'utf8');

/** Encrypts one JSON value. `s.` before the ciphertext says that it is a string, `j.` that it is anything else. */
export function closeField(value: unknown, place: FieldPlace, { keyId, key }: DataKey, alg: FieldAlgorithm): EncryptedField {
  const fieldKey = fieldKeyOf(key, alg, place);
  const kind = typeof value === 'string' ? 's' : 'j';
  const nonce = newNonce();
  const sealed = encryptBytes(alg, fieldKey, nonce, padded(canonicalJson(value)), associatedData(place, alg, keyId, kind));
  return { alg, keyId, keyCommitment: commitmentTo(fieldKey), nonce: nonce.toString('base64url'), ciphertext: `${kind}.${sealed.toString('base64url')}` };
}

/** @throws Error if the field was changed, moved or closed under another key. */
export function openField(field: EncryptedField, place: FieldPlace, dataKey: Uint8Array): unknown {
  const [kind, sealed] = [field.ciphertext.slice(0, 1), field.ciphertext.slice(2)];
  const aad = associatedData(place, field.alg, field.keyId, kind);
  const nonce = Buffer.from(field.nonce, 'base64url');
  return JSON.parse(decryptBytes(field.alg, fieldKeyOf(dataKey, field.alg, place), nonce, Buffer.from(sealed, 'base64url'), aad).toString('utf8'));
}

/** Whether the plain value was a string, which can be told without a key. */
export const closedString = (field: EncryptedField): boolean => field.ciphertext.startsWith('s.');

function padded(json: string): Buffer {
  const bytes = Buffer.from(json, 'utf8');
  return Buffer.concat([bytes, Buffer.alloc((PADDING_BYTES - (bytes.length % PADDING_BYTES)) % PADDING_BYTES, 0x20)]);
}
