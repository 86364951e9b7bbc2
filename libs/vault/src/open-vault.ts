import type { Clock } from '@juanzong/kernel';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { ErasureList } from './erasure-list.js';
import { erasuresIn } from './erasures-in-vault.js';
import { LmdbVault } from './lmdb-vault.js';
import { readMasterKey } from './master-key.js';
import { openTables, type VaultTables } from './tables.js';
import type { Vault } from './vault.js';

export interface VaultOptions {
  /** Holds `vault.lmdb` and `master.key`; created with mode 0700. */
  readonly directory: string;
  readonly clock: Clock;
  /** For newly closed fields and documents; both are always read. AES-256-GCM if absent. */
  readonly alg?: FieldAlgorithm;
  /** Where every erasure is noted before its key is destroyed, so that it can be applied to an older copy of this vault; see ErasureList. */
  readonly erasureList?: string;
}

/** Opens the vault of a directory, making it and its master key where there is none. @throws VaultError */
export async function openVault({ directory, clock, alg = 'AES-256-GCM', erasureList }: VaultOptions): Promise<Vault> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'vault.lmdb');
  const masterKey = readMasterKey(directory, existsSync(path));
  const tables = openTables(path);
  try {
    return new LmdbVault(tables, masterKey, clock, alg, erasureList === undefined ? undefined : await erasureListOf(tables, erasureList));
  } catch (error) {
    await tables.root.close();
    throw error;
  }
}

/** A list that was lost is written again from the vault's own marks. */
async function erasureListOf(tables: VaultTables, path: string): Promise<ErasureList> {
  const list = new ErasureList(path);
  if (!existsSync(path)) await list.add(erasuresIn(tables.keys));
  return list;
}
