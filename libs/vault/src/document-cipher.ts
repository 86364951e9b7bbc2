import { randomBytes } from 'node:crypto';
import { decryptBytes, encryptBytes, FIELD_ALGORITHMS, type FieldAlgorithm } from './authenticated-cipher.js';
import type { DataKey } from './field-cipher.js';
import { hkdf32 } from './hkdf.js';
import { newNonce } from './nonce.js';
import { orDamaged } from './or-damaged.js';

const MAGIC = 'juanzong.document/1';
const KEY_TAG = 'juanzong.document-key.v1';

/** The subject whose data key documents of a file are under. */
export const DOCUMENT_SUBJECT = 'documents';

const documentKey = (dataKey: Uint8Array, alg: FieldAlgorithm, salt: string): Buffer =>
  hkdf32(dataKey, `${KEY_TAG}\n${alg}\n${salt}`);

/** One header line (`juanzong.document/1 alg keyId salt nonce`, LF), then ciphertext and tag. The header and the stream are bound. */
export function closeDocumentBytes(stream: string, plain: Uint8Array, { keyId, key }: DataKey, alg: FieldAlgorithm): Buffer {
  const salt = randomBytes(16).toString('hex');
  const nonce = newNonce();
  const header = `${MAGIC} ${alg} ${keyId} ${salt} ${nonce.toString('hex')}\n`;
  return Buffer.concat([Buffer.from(header), encryptBytes(alg, documentKey(key, alg, salt), nonce, plain, Buffer.from(`${header}${stream}`, 'utf8'))]);
}

export interface DocumentHeader {
  readonly alg: FieldAlgorithm;
  readonly keyId: string;
  readonly salt: string;
  readonly nonce: Buffer;
  readonly line: string;
}

/** Undefined if the bytes are not an encrypted document of this format. */
export function documentHeaderOf(sealed: Uint8Array): DocumentHeader | undefined {
  const end = sealed.subarray(0, 512).indexOf(0x0a);
  const line = Buffer.from(sealed.subarray(0, end + 1)).toString('latin1');
  const [magic, alg, keyId, salt, nonce] = line.trimEnd().split(' ');
  const known = FIELD_ALGORITHMS.find((one) => one === alg);
  if (magic !== MAGIC || !known || keyId === undefined || salt === undefined || nonce === undefined) return undefined;
  return { alg: known, keyId, salt, nonce: Buffer.from(nonce, 'hex'), line };
}

/** @throws Error if the bytes were changed or belong to another file. */
export function openDocumentBytes(stream: string, sealed: Uint8Array, header: DocumentHeader, dataKey: Uint8Array): Buffer {
  const body = sealed.subarray(header.line.length);
  const aad = Buffer.from(`${header.line}${stream}`, 'utf8');
  return decryptBytes(header.alg, documentKey(dataKey, header.alg, header.salt), header.nonce, body, aad);
}

/** The document in plain. @throws VaultError `vault.ciphertext-damaged` if it is none, was changed, belongs to another file or has no key. */
export const openSealed = (stream: string, sealed: Uint8Array, header: DocumentHeader | undefined, key: Uint8Array | undefined): Uint8Array =>
  orDamaged(() => {
    if (!header || !key) throw new Error('no key for these bytes');
    return openDocumentBytes(stream, sealed, header, key);
  });
