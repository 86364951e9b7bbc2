import { erasuresInVault, type KeySubject, readErasureList, VaultError } from '@juanzong/vault';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupError } from './backup-error.js';
import { erasureListOf, VAULT_FILE } from './layout.js';

/** The erasures that a list tells, or the vault of a data directory or of a later backup. @throws BackupError */
export async function erasuresFrom(source: string): Promise<readonly KeySubject[]> {
  const found = statSync(source, { throwIfNoEntry: false });
  try {
    if (!found?.isDirectory()) return readErasureList(source);
    const list = erasureListOf(source);
    return [...(existsSync(list) ? readErasureList(list) : []), ...(await erasuresInVault(join(source, VAULT_FILE)))];
  } catch (error) {
    if (error instanceof VaultError) throw error;
    throw backupError('backup.erasures-unreadable', `${source} 不是抹除清单，也不是数据目录或备份`, `${source} is no list of erasures, data directory or backup`, [error instanceof Error ? error.message : String(error)]);
  }
}

export const sameSubject = (one: KeySubject) => (other: KeySubject): boolean => one.stream === other.stream && one.subject === other.subject;
