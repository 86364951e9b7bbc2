import { erasuresInVault, type KeySubject, openVault } from '@juanzong/vault';
import { writeVaultAnew } from '@juanzong/vault/copy';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realClock } from '../real-clock.js';
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
  const file = join(draft, VAULT_FILE);
  await copyFile(masterKey, join(draft, MASTER_KEY));
  await chmod(join(draft, MASTER_KEY), 0o600);
  const before = await erasuresInVault(file);
  const vault = await openVault({ directory: join(draft, VAULT), clock: realClock, erasureList: list });
  try {
    await vault.applyErasures(erasures);
  } finally {
    await vault.close();
  }
  await writeVaultAnew(file);
  const after = await erasuresInVault(file);
  const none = (of: readonly KeySubject[]) => (one: KeySubject): boolean => !of.some(sameSubject(one));
  return { erasedAgain: after.filter(none(before)), withoutEntry: after.filter(none(onRecord)) };
}
