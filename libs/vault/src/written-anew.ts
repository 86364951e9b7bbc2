import { type Database, open } from 'lmdb';
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyVault } from './copy-vault.js';
import { ERASURES } from './data-keys.js';
import { syncFolder } from './sync-folder.js';

/** How many erasures the vault had seen when it was last written anew, beside their count. */
const CLEAN_OF = 'erasuresWrittenOver';

/**
 * Writes a vault anew if a key was destroyed in it since it last was: a destroyed key stays on a page that is not used any
 * more until LMDB uses it again. The new file takes the place of the old one in one step, so a kill leaves the one or the other.
 * For the only process that has the vault; what another wrote meanwhile would be lost.
 * @param path the file of the vault
 */
export async function writtenAnewAfterErasures(path: string): Promise<void> {
  const anew = `${path}.anew`;
  for (const left of [anew, `${anew}-lock`]) rmSync(left, { force: true });
  const { erasures, cleanOf } = await countsOf(path);
  if (erasures === cleanOf) return;
  await copyVault(path, anew);
  const root = open<unknown, string>({ path: anew, encoding: 'json', maxDbs: 8, noSubdir: true, overlappingSync: false });
  await root.openDB<number, string>('about', { encoding: 'json' }).put(CLEAN_OF, erasures);
  await root.close();
  for (const lock of [`${anew}-lock`, `${path}-lock`]) rmSync(lock, { force: true });
  renameSync(anew, path);
  syncFolder(dirname(path));
}

async function countsOf(path: string): Promise<{ erasures: number; cleanOf: number }> {
  const root = open<unknown, string>({ path, encoding: 'json', maxDbs: 8, noSubdir: true, readOnly: true });
  try {
    const about = root.openDB<number, string>('about', { encoding: 'json' }) as Database<number, string> | undefined;
    return { erasures: about?.get(ERASURES) ?? 0, cleanOf: about?.get(CLEAN_OF) ?? 0 };
  } finally {
    await root.close();
  }
}
