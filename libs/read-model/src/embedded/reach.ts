import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Identity } from './identity.js';

const READ = 4;
const EXECUTE = 1;

function allows(path: string, who: Identity, wanted: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

/** Whether `who` may walk down to `path` (an existing directory or file) and read it, judged by the mode bits. */
export function canReach(path: string, who: Identity): boolean {
  const real = realpathSync(path);
  const own = statSync(real).isDirectory() ? READ | EXECUTE : READ;
  return allows(real, who, own) && canWalkTo(real, who);
}

/** Whether `who` may walk down to the directory that holds `path`, whatever may be done with `path` itself. */
export function canWalkTo(path: string, who: Identity): boolean {
  let folder = dirname(realpathSync(path));
  while (allows(folder, who, EXECUTE)) {
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
  return false;
}
