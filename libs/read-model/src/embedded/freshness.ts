import { lutimesSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/** Systems clean /tmp of what nobody touched for ten days, /var/tmp for thirty. */
const TRUSTED_FOR_MS = 7 * DAY_MS;

const stampIn = (folder: string): string => join(folder, 'last-used');

function touchTree(path: string, now: Date): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) touchTree(inside, now);
    // A running server may remove a file at any moment.
    else if (statSync(inside, { throwIfNoEntry: false })?.isFile()) lutimesSync(inside, now, now);
  }
  lutimesSync(path, now, now);
}

/** Whether a folder in a temporary place has been used so lately that no cleaner can have taken parts of it. */
export function isFresh(folder: string): boolean {
  const stamp = statSync(stampIn(folder), { throwIfNoEntry: false });
  return stamp !== undefined && Date.now() - stamp.mtimeMs < TRUSTED_FOR_MS;
}

/** Marks everything in the folder as used now. */
export function refresh(folder: string): void {
  touchTree(folder, new Date());
  writeFileSync(stampIn(folder), '');
}

/** Refreshes the folder once a day until the returned function is called; keeps no process alive. */
export function refreshDaily(folder: string, log: (line: string) => void): () => void {
  const timer = setInterval(() => {
    try {
      refresh(folder);
    } catch (error) {
      log(`the cluster's files could not be marked as used: ${String(error)}`);
    }
  }, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
