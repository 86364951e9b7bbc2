import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach } from './reach.js';
import type { Identity } from './identity.js';

const WRITABLE_BY_OTHERS = 0o022;

/** Our folder below `base`, made when missing; undefined where somebody else's is in its place or `who` cannot reach it. */
export function folderBelow(base: string, who: Identity): string | undefined {
  const folder = join(base, `juanzong-postgres-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { mode: 0o755, recursive: true });
  const found = lstatSync(folder);
  // The base is open to everybody: a folder that somebody else put there under our name is not used.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return undefined;
  if ((found.mode & WRITABLE_BY_OTHERS) !== 0) return undefined;
  chmodSync(folder, 0o755);
  return canReach(folder, who) ? folder : undefined;
}

/**
 * A folder that belongs to the user of this process, that `who` can reach and that survives a restart, for binaries
 * and clusters whose own place is closed to `who`.
 */
export function sharedRoot(who: Identity): string {
  for (const base of ['/var/tmp', tmpdir(), '/tmp']) {
    if (!lstatSync(base, { throwIfNoEntry: false })) continue;
    const folder = folderBelow(base, who);
    if (folder !== undefined) return folder;
  }
  throw new Error(`用户 ${who.uid} 没有可用的目录 / no folder can be made that user ${who.uid} may enter (tried /var/tmp, ${tmpdir()}, /tmp)`);
}
