import type { Clock } from '@juanzong/kernel';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldAlgorithm } from './authenticated-cipher.js';
import { ErasureList } from './erasure-list.js';
import { writeVaultAnew } from './copy-vault.js';
import { erasuresIn } from './erasures-in-vault.js';
import { LmdbVault } from './lmdb-vault.js';
import { lost } from './lost-vault.js';
import { readMasterKey } from './master-key.js';
import { ofAnotherStore } from './refusals.js';
import { CLEAN_OF, ERASURES, openTables, type VaultTables } from './tables.js';
import type { Vault } from './vault.js';

export interface VaultOptions {
  /** Holds `vault.lmdb` and `master.key`; created with mode 0700. */
  readonly directory: string;
  readonly clock: Clock;
  /** For newly closed fields and documents; both are always read. AES-256-GCM if absent. */
  readonly alg?: FieldAlgorithm;
  /** Where every erasure is noted before its key is destroyed, so that it can be applied to an older copy of this vault; see ErasureList. */
  readonly erasureList?: string;
  /** No other process has the vault. What it erased is then not in its unused pages either after the next opening. */
  readonly alone?: boolean;
  /** What is known of the store beside it by its first entry; undefined for a store that holds nothing yet. Not looked at if absent. */
  readonly besides?: { readonly store: string | undefined };
}

/** Opens the vault of a directory, making it and its master key where there is none. Beside a store that holds case files none is made: its own was lost. @throws VaultError */
export async function openVault({ directory, clock, alg = 'AES-256-GCM', erasureList, besides, alone = false }: VaultOptions): Promise<Vault> {
  const path = join(directory, 'vault.lmdb');
  if (besides?.store !== undefined && !existsSync(path)) throw lost();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const masterKey = readMasterKey(directory, existsSync(path));
  const tables = await openClean(path, alone);
  try {
    if (besides) checkStore(tables, besides.store);
    return new LmdbVault(tables, masterKey, clock, alg, erasureList === undefined ? undefined : await erasureListOf(tables, erasureList));
  } catch (error) {
    await tables.root.close();
    throw error;
  }
}

/** Written anew first if it is nobody else's and something was erased since it last was. */
async function openClean(path: string, alone: boolean): Promise<VaultTables> {
  const tables = openTables(path);
  if (!alone || (tables.about.get(ERASURES) ?? 0) === (tables.about.get(CLEAN_OF) ?? 0)) return tables;
  await tables.root.close();
  await writeVaultAnew(path);
  return openTables(path);
}

const STORE = 'store';

/** A vault belongs to the store that it met first. */
function checkStore(tables: VaultTables, store: string | undefined): void {
  const own = tables.about.get(STORE);
  if (own !== undefined && own !== store) {
    throw ofAnotherStore();
  }
  if (own === undefined && store !== undefined) tables.about.putSync(STORE, store);
}

/** A list that was lost is written again from the vault's own marks. */
async function erasureListOf(tables: VaultTables, path: string): Promise<ErasureList> {
  const list = new ErasureList(path);
  if (!existsSync(path)) await list.add(erasuresIn(tables.keys));
  return list;
}
