import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = 512;

/** Bytes that a folder takes on the disk: of files with holes only what is there. */
export function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + lstatSync(path).blocks * BLOCK + (entry.isDirectory() ? bytesIn(path) : 0);
  }, 0);
}

/** Where the cluster of a data directory lies: in it, or where its pointer says. */
function clusterOf(data: string): string {
  const pointer = join(data, 'postgres', 'cluster-is-at.txt');
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(data, 'postgres'), 'cluster');
}

/** What each store of a data directory takes. PostgreSQL without its write-ahead log, whose size says nothing. */
export const bytesOnDisk = (data: string): Readonly<Record<'store' | 'vault' | 'documents' | 'postgres', number>> => ({
  store: bytesIn(join(data, 'event-store')), vault: bytesIn(join(data, 'vault')), documents: bytesIn(join(data, 'documents')),
  postgres: bytesIn(clusterOf(data)) - bytesIn(join(clusterOf(data), 'pg_wal')),
});
