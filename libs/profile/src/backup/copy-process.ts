import { copyVault } from '@juanzong/vault/copy';
import { open } from 'lmdb';

/** What the copying process tells. */
export type CopyMessage = { readonly kind: 'copied' } | { readonly kind: 'refused'; readonly message: string };

// The process in which a database that others have open is copied. An event store, from which nothing is ever deleted, is copied
// page by page; a vault record by record, so that nothing of whom it erased goes along.
const [source = '', target = '', of = ''] = process.argv.slice(2);
const tell = (message: CopyMessage): void => { process.send?.(message); };
try {
  if (of === 'vault') await copyVault(source, target);
  else await copyPages(source, target);
  tell({ kind: 'copied' });
} catch (error) {
  tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect();

async function copyPages(from: string, to: string): Promise<void> {
  const root = open<unknown, string>({ path: from, readOnly: true, maxDbs: 8 });
  await root.backup(to, true);
  await root.close();
}
