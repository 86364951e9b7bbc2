import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { formatUnknown } from './refusals.js';
import type { Signer } from './vault.js';
import { VaultError } from './vault-error.js';
import { unwrap, wrap } from './wrapping.js';

const FORMAT = 'juanzong.vault/1';

/** What every vault keeps of itself, by name, whatever it is kept in. Both secrets are under the master key. */
export interface StoredSecrets {
  readonly format: string;
  readonly hashKey: string;
  readonly signingKey: string;
}

/** The vault's own secrets: the key of its keyed hashes and the signing key. */
export interface VaultSecrets {
  readonly hashKey: Buffer;
  readonly signer: Signer;
}

/** What a new vault is given. */
export const newSecrets = (masterKey: Uint8Array): StoredSecrets => ({
  format: FORMAT,
  hashKey: wrap(masterKey, 'hashKey', randomBytes(32)),
  signingKey: wrap(masterKey, 'signingKey', generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })),
});

/** Wrapping is authenticated: these also tell whether the master key is this vault's. @throws VaultError under another one, or for another format */
export function secretsOf(stored: StoredSecrets, masterKey: Uint8Array): VaultSecrets {
  if (stored.format !== FORMAT) throw formatUnknown();
  const pkcs8 = opened(masterKey, 'signingKey', stored.signingKey);
  return { hashKey: opened(masterKey, 'hashKey', stored.hashKey), signer: signerOf(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })) };
}

function opened(masterKey: Uint8Array, name: string, wrapped: string): Buffer {
  try {
    return unwrap(masterKey, name, wrapped);
  } catch (cause) {
    const error = new VaultError('vault.master-key-other', {
      zh: '主密钥与保险库不匹配；请恢复同一份备份中的主密钥与保险库',
      en: 'the master key is not the one of this vault; restore both from the same backup',
    });
    error.cause = cause;
    throw error;
  }
}

function signerOf(privateKey: KeyObject): Signer {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    keyId: createHash('sha256').update(spki).digest('hex').slice(0, 32),
    publicKey: spki.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}
