import { open } from 'lmdb';

/** What the copying process tells. */
export type CopyMessage = { readonly kind: 'copied' } | { readonly kind: 'refused'; readonly message: string };

// The process in which a database that others have open is copied. Compacted: what was deleted from it, such as the key of
// somebody who was erased, is not in the copy's unused pages.
const [source = '', target = '', file = ''] = process.argv.slice(2);
const tell = (message: CopyMessage): void => { process.send?.(message); };
try {
  const root = open<unknown, string>({ path: source, noSubdir: file === 'file', readOnly: true, maxDbs: 8 });
  await root.backup(target, true);
  await root.close();
  tell({ kind: 'copied' });
} catch (error) {
  tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect();
