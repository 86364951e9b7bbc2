import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for private instances, which PostgreSQL's own user can enter too. Whoever asked for it removes it. */
export function temporaryClusterFolder(name = 'cluster'): string {
  const folder = mkdtempSync(join(tmpdir(), `juanzong-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
