import { type Database, open } from 'lmdb';
import { type KeyRecord, VAULT_FORM } from './tables.js';
import type { KeySubject } from './vault.js';

/** Whose keys a vault file says were destroyed; needs no master key. A vault that is open elsewhere may be read. @throws Error for a file that is none. */
export async function erasuresInVault(path: string): Promise<KeySubject[]> {
  const root = open<unknown, string>({ ...VAULT_FORM, path, readOnly: true });
  try {
    const keys = root.openDB<KeyRecord, [string, string]>('keys', { encoding: 'json' }) as Database<KeyRecord, [string, string]> | undefined;
    if (!keys) throw new Error(`${path} is no vault`);
    return erasuresIn(keys);
  } finally {
    await root.close();
  }
}

/** The marks of destroyed keys. */
export function erasuresIn(keys: Database<KeyRecord, [string, string]>): KeySubject[] {
  return [...keys.getRange()].flatMap(({ key: [stream, subject], value }) => ('erased' in value ? [{ stream, subject }] : []));
}
