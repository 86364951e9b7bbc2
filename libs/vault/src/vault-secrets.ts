import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { VaultTables } from './tables.js';
import type { Signer } from './vault.js';
import { VaultError } from './vault-error.js';
import { unwrap, wrap } from './wrapping.js';

const FORMAT = 'juanzong.vault/1';

/** The vault's own secrets: the key of its keyed hashes and the signing key. */
export interface VaultSecrets {
  readonly hashKey: Buffer;
  readonly signer: Signer;
}

/** Reads the vault's secrets, making them in a new vault. @throws VaultError under another master key. */
export function readSecrets(tables: VaultTables, masterKey: Uint8Array): VaultSecrets {
  tables.root.transactionSync(() => {
    if (tables.about.get('format') !== undefined) return;
    tables.about.putSync('hashKey', wrap(masterKey, 'hashKey', randomBytes(32)));
    const pkcs8 = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    tables.about.putSync('signingKey', wrap(masterKey, 'signingKey', pkcs8));
    tables.about.putSync('format', FORMAT);
  });
  if (tables.about.get('format') !== FORMAT) {
    throw new VaultError('vault.format-unknown', { zh: '保险库由其他版本写入，本版本无法读取', en: 'the vault was written by another version and cannot be read by this one' });
  }
  const pkcs8 = read(tables, masterKey, 'signingKey');
  return { hashKey: read(tables, masterKey, 'hashKey'), signer: signerOf(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })) };
}

function read(tables: VaultTables, masterKey: Uint8Array, name: string): Buffer {
  try {
    return unwrap(masterKey, name, String(tables.about.get(name)));
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
