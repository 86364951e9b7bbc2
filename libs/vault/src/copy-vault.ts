import { open } from 'lmdb';

const MAX_DATABASES = 8;
const RAW = { encoding: 'binary', keyEncoding: 'binary' } as const;

/**
 * Writes every record that a vault holds at this instant into a new file, in order, and nothing else; others may have it open.
 * Copied pages, even compacted ones, keep what LMDB leaves in them of deleted records: a branch page goes on naming the
 * record that once began the page below it.
 * @param source the file of a vault
 * @param target the file to be
 */
export async function copyVault(source: string, target: string): Promise<void> {
  const from = open<unknown, string>({ path: source, noSubdir: true, readOnly: true, maxDbs: MAX_DATABASES });
  const to = open<unknown, string>({ path: target, noSubdir: true, maxDbs: MAX_DATABASES, overlappingSync: false });
  const tables = [...from.getKeys()].map((name) => ({
    old: from.openDB<Buffer, Buffer>({ name, ...RAW }),
    fresh: to.openDB<Buffer, Buffer>({ name, ...RAW }),
  }));
  const transaction = from.useReadTransaction();
  to.transactionSync(() => {
    for (const { old, fresh } of tables) for (const { key, value } of old.getRange({ transaction })) fresh.putSync(key, value);
  });
  transaction.done();
  await to.close();
  await from.close();
}
