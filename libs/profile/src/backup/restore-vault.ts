import { erasuresInVault, type KeySubject, openVault } from '@juanzong/vault';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { realClock } from '../real-clock.js';
import { copyDatabase } from './copy-database.js';
import { sameSubject } from './known-erasures.js';
import { MASTER_KEY, VAULT, VAULT_FILE } from './layout.js';

export interface VaultRestore {
  /** The data directory to be; the vault's copy lies in it. */
  readonly draft: string;
  readonly masterKey: string;
  /** The list of erasures beside the data directory. */
  readonly list: string;
  readonly erasures: readonly KeySubject[];
  /** Those that have their entry in the store that is restored. */
  readonly onRecord: readonly KeySubject[];
}

/** Destroys in the vault's copy what was erased since, then writes it anew, so that nothing of them is left on any of its pages. */
export async function restoreVault({ draft, masterKey, list, erasures, onRecord }: VaultRestore): Promise<{ erasedAgain: KeySubject[]; withoutEntry: KeySubject[] }> {
  const aside = join(draft, 'vault-being-restored');
  await rename(join(draft, VAULT), aside);
  await copyFile(masterKey, join(aside, 'master.key'));
  await chmod(join(aside, 'master.key'), 0o600);
  const before = await erasuresInVault(join(aside, 'vault.lmdb'));
  const vault = await openVault({ directory: aside, clock: realClock, erasureList: list });
  try {
    await vault.applyErasures(erasures);
  } finally {
    await vault.close();
  }
  await mkdir(join(draft, VAULT), { mode: 0o700 });
  await copyDatabase({ path: join(aside, 'vault.lmdb'), kind: 'file' }, join(draft, VAULT_FILE), () => undefined);
  await rename(join(aside, 'master.key'), join(draft, MASTER_KEY));
  await rm(aside, { recursive: true });
  const after = await erasuresInVault(join(draft, VAULT_FILE));
  const none = (of: readonly KeySubject[]) => (one: KeySubject): boolean => !of.some(sameSubject(one));
  return { erasedAgain: after.filter(none(before)), withoutEntry: after.filter(none(onRecord)) };
}
