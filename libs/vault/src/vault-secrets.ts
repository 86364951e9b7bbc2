import { newSecrets, secretsOf, type VaultSecrets } from './secrets.js';
import type { VaultTables } from './tables.js';

/** Reads the vault's secrets, making them in a new vault. @throws VaultError under another master key. */
export function readSecrets(tables: VaultTables, masterKey: Uint8Array): VaultSecrets {
  tables.root.transactionSync(() => {
    if (tables.about.get('format') !== undefined) return;
    for (const [name, value] of Object.entries(newSecrets(masterKey))) tables.about.putSync(name, value);
  });
  const stored = (name: string): string => String(tables.about.get(name));
  return secretsOf({ format: stored('format'), hashKey: stored('hashKey'), signingKey: stored('signingKey') }, masterKey);
}
