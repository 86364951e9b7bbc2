import { checkStore } from '@juanzong/embedded-event-store';
import { erasuresInVault } from '@juanzong/vault';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backupError } from './backup-error.js';
import { copyDatabase } from './copy-database.js';
import { describeStore } from './describe-store.js';
import { fileEntry } from './digest-file.js';
import { copyDocuments, documentsBelow } from './documents.js';
import { EVENT_FILE, EVENT_STORE, EVENTS, MANIFEST, MASTER_KEY, VAULT, VAULT_FILE } from './layout.js';
import { BACKUP_FORMAT, type Manifest, manifestText } from './manifest.js';
import { type OnProgress, STEPS } from './progress.js';
import { makeWhole } from './whole-directory.js';

export interface BackupRequest {
  /** The platform's data directory. The platform may be running. */
  readonly dataDirectory: string;
  /** Where the backup goes: nothing, or an empty directory. It appears whole or not at all. */
  readonly target: string;
  /** Whoever has a backup with its master key can read everything in it. */
  readonly withMasterKey: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onProgress: OnProgress;
}

/**
 * Copies event store, vault and documents as they belong together, in this order: keys and documents are on disk before
 * the entry that names them, so whatever the store's copy names is in the copies that are made after it.
 * @throws BackupError
 */
export async function backUp({ dataDirectory: data, target, withMasterKey, now, onProgress }: BackupRequest): Promise<Manifest> {
  await refuseUnlessData(data);
  return makeWhole(target, async (draft) => {
    const createdAt = new Date(now()).toISOString();
    await mkdir(join(draft, EVENTS), { recursive: true, mode: 0o700 });
    await mkdir(join(draft, VAULT), { mode: 0o700 });
    await copyDatabase({ path: join(data, EVENTS), of: 'event-store' }, join(draft, EVENTS), (done, total) => onProgress({ step: STEPS.store, done, total }));
    await copyDatabase({ path: join(data, VAULT_FILE), of: 'vault' }, join(draft, VAULT_FILE), (done, total) => onProgress({ step: STEPS.vault, done, total }));
    if (withMasterKey) await copyFile(join(data, MASTER_KEY), join(draft, MASTER_KEY));
    const { summary, damaged } = await copyDocuments(data, draft, await documentsBelow(data), (done, total) => onProgress({ step: STEPS.documents, done, total }));
    onProgress({ step: STEPS.check, done: 0, total: 0 });
    await refuseDamaged(draft, damaged);
    const { contents } = await describeStore(join(draft, EVENT_STORE));
    await withoutLocks(draft);
    const files: Manifest['files'] = [];
    for (const path of [EVENT_FILE, VAULT_FILE, ...(withMasterKey ? [MASTER_KEY] : [])]) {
      onProgress({ step: STEPS.digests, done: files.length, total: 3 });
      files.push(await fileEntry(draft, path));
    }
    const manifest: Manifest = { format: BACKUP_FORMAT, createdAt, ...contents, masterKeyIncluded: withMasterKey, files, documents: summary };
    await writeFile(join(draft, MANIFEST), manifestText(manifest), { mode: 0o600 });
    return manifest;
  });
}

async function refuseUnlessData(data: string): Promise<void> {
  for (const path of [EVENT_FILE, VAULT_FILE]) {
    const found = await stat(join(data, path)).catch(() => undefined);
    if (!found) throw backupError('backup.not-a-data-directory', `${data} 不是平台的数据目录：没有 ${path}`, `${data} is no data directory of the platform: there is no ${path}`);
  }
}

/** A backup of something damaged would be found out when it is needed. */
async function refuseDamaged(draft: string, documents: readonly string[]): Promise<void> {
  const { damage } = await checkStore(join(draft, EVENT_STORE));
  const events = damage.map(({ stream, revision, position, problem }) => `${stream ?? '?'}@${revision ?? '?'} (${position ?? '?'}): ${problem}`);
  const problems = [...events, ...documents.map((digest) => `${digest}: 内容与摘要不符 / not the bytes of its digest`)];
  if (problems.length > 0) throw backupError('backup.source-damaged', '数据目录已有损坏，未作备份', 'the data directory is damaged already; there is no backup', problems);
  await erasuresInVault(join(draft, VAULT_FILE));
}

/** What reading a database leaves beside it. */
export async function withoutLocks(directory: string): Promise<void> {
  await rm(join(directory, EVENTS, 'lock.mdb'), { force: true });
  await rm(join(directory, `${VAULT_FILE}-lock`), { force: true });
}
