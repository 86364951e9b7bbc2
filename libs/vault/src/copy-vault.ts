import { open } from 'lmdb';
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.js';
import { ABOUT, CLEAN_OF, ERASURES, VAULT_FORM } from './tables.js';

const RAW = { encoding: 'binary', keyEncoding: 'binary' } as const;

/**
 * Writes every record that a vault holds at this instant into a new file, in order, and nothing else; others may have it open.
 * Copied pages, even compacted ones, keep what LMDB leaves in them of deleted records: a branch page goes on naming the
 * record that once began the page below it. The copy is marked as clean of the erasures that it counts.
 * @param source the file of a vault
 * @param target the file to be
 */
export async function copyVault(source: string, target: string): Promise<void> {
  const from = open<unknown, string>({ ...VAULT_FORM, path: source, readOnly: true });
  const to = open<unknown, string>({ ...VAULT_FORM, path: target });
  const tables = [...from.getKeys()].map((name) => ({
    old: from.openDB<Buffer, Buffer>({ name, ...RAW }),
    fresh: to.openDB<Buffer, Buffer>({ name, ...RAW }),
  }));
  const about = to.openDB<string | number, string>(ABOUT, { encoding: 'json' });
  const transaction = from.useReadTransaction();
  to.transactionSync(() => {
    for (const { old, fresh } of tables) for (const { key, value } of old.getRange({ transaction })) fresh.putSync(key, value);
    about.putSync(CLEAN_OF, about.get(ERASURES) ?? 0);
  });
  transaction.done();
  await to.close();
  await from.close();
}

/**
 * Puts such a copy in the vault's own place: a destroyed key stays on a page that is not used any more until LMDB uses it
 * again. One step takes the place of the old file, so a kill leaves the one or the other.
 * For whoever alone has the vault and has not opened it; what another wrote meanwhile would be lost.
 * @param path the file of the vault
 */
export async function writeVaultAnew(path: string): Promise<void> {
  const anew = `${path}.anew`;
  const removed = (...files: readonly string[]): void => files.forEach((file) => rmSync(file, { force: true }));
  removed(anew, `${anew}-lock`);
  await copyVault(path, anew);
  removed(`${anew}-lock`, `${path}-lock`);
  renameSync(anew, path);
  syncFolder(dirname(path));
}
