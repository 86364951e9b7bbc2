import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A name that was given or taken in the folder is on disk when this returns. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
