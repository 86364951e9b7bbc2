import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ANY_EXECUTE = 0o111;

/** Lets everybody read a tree (and run what its owner can run), and nobody but its owner write it. */
export function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  if (found.isDirectory()) {
    chmodSync(path, 0o755);
    for (const name of readdirSync(path)) openToAll(join(path, name));
    return;
  }
  chmodSync(path, (found.mode & ANY_EXECUTE) !== 0 ? 0o755 : 0o644);
}
