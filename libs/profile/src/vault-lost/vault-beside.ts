import { STORE_STREAM } from '@juanzong/case-file';
import type { EventLog } from '@juanzong/event-store';
import { LostVault, openVault, type Vault, VaultError, type VaultOptions } from '@juanzong/vault';

/** What a start does that finds case files and no vault. */
export type VaultLost = 'refuse' | 'read-only';

const LOST: readonly string[] = ['vault.lost', 'vault.master-key-missing'];

/** The vault that belongs to a store; where it is lost and that is accepted, one that opens nothing. @throws VaultError */
export async function vaultBeside(log: Pick<EventLog, 'read'>, options: VaultOptions, vaultLost: VaultLost): Promise<Vault> {
  try {
    return await openVault({ ...options, besides: { store: await firstHash(log) } });
  } catch (error) {
    if (vaultLost === 'read-only' && error instanceof VaultError && LOST.includes(error.code)) return new LostVault();
    throw error;
  }
}

/** By its first entry a store is told from others. */
export async function firstHash(log: Pick<EventLog, 'read'>): Promise<string | undefined> {
  for await (const { entry } of log.read(STORE_STREAM)) return entry.hash;
  return undefined;
}
