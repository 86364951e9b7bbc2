import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64 } from './canonical.js';

/** An Ed25519 signature with the key that made it, as heads and seals carry it. */
export interface Signature {
  readonly keyId: string;
  /** Base64 of SPKI DER. */
  readonly publicKey: string;
  readonly value: string;
}

/** Whether a text is signed by the key that the signature names, and by no other. Whose key it is, this does not say. */
export function isSignedWith(text: string, { keyId, publicKey, value }: Signature): boolean {
  const [spki, bytes] = [fromBase64(publicKey), fromBase64(value)];
  if (!spki || !bytes || createHash('sha256').update(spki).digest('hex').slice(0, 32) !== keyId) return false;
  try {
    const key = keyOf(publicKey, spki);
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, bytes);
  } catch {
    // Bytes that are no public key cannot have signed anything.
    return false;
  }
}

let lastKey: { readonly text: string; readonly key: KeyObject } | undefined;

/** Reading a key costs more than verifying with it, and most of what is verified together is signed with one. */
function keyOf(text: string, spki: Buffer): KeyObject {
  if (lastKey?.text !== text) lastKey = { text, key: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
  return lastKey.key;
}
