import type { Clock } from '@juanzong/kernel';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { LmdbVault } from './lmdb-vault.js';
import { readMasterKey } from './master-key.js';
import { openTables } from './tables.js';
import type { Vault } from './vault.js';

export interface VaultOptions {
  /** Holds `vault.lmdb` and `master.key`; created with mode 0700. */
  readonly directory: string;
  readonly clock: Clock;
  /** For newly closed fields and documents; both are always read. AES-256-GCM if absent. */
  readonly alg?: FieldAlgorithm;
}

/** Opens the vault of a directory, making it and its master key where there is none. @throws VaultError */
export async function openVault({ directory, clock, alg = 'AES-256-GCM' }: VaultOptions): Promise<Vault> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'vault.lmdb');
  const masterKey = readMasterKey(directory, existsSync(path));
  const tables = openTables(path);
  try {
    return new LmdbVault(tables, masterKey, clock, alg);
  } catch (error) {
    await tables.root.close();
    throw error;
  }
}
