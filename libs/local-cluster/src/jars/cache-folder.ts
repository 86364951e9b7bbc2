import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where programs that were fetched are kept for all checkouts: `$JUANZONG_CACHE`, or `~/.cache/juanzong`. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['JUANZONG_CACHE'];
  return named === undefined || named === '' ? join(homedir(), '.cache', 'juanzong') : resolve(named);
}
