import type { KeySubject } from '@juanzong/vault';
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutLocks } from './back-up.js';
import { backupError } from './backup-error.js';
import { describeStore } from './describe-store.js';
import { digestOfFile } from './digest-file.js';
import { copyDocuments, documentsBelow, namesDigest } from './documents.js';
import { erasuresFrom } from './known-erasures.js';
import { erasureListOf, EVENT_STORE, MANIFEST, MASTER_KEY, RESTORED } from './layout.js';
import { type Manifest, parseManifest } from './manifest.js';
import { type OnProgress, STEPS } from './progress.js';
import { restoreVault } from './restore-vault.js';
import { makeWhole } from './whole-directory.js';

export interface RestoreRequest {
  readonly backup: string;
  /** Where the platform will start: nothing, or an empty directory. It appears whole or not at all. */
  readonly dataDirectory: string;
  /** The kind of clock the platform will be started with. */
  readonly clock: Manifest['clock'];
  /** The file with the master key, for a backup without it. */
  readonly masterKey?: string | undefined;
  /** Lists of erasures, data directories or later backups; the list beside the data directory is always read. */
  readonly erasures: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onProgress: OnProgress;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Keys that this restore destroyed, which the backup still had. */
  readonly erasedAgain: readonly KeySubject[];
  /** Erasures whose entries came after the backup: the keys are gone, and nothing in the store says so. They are to be ordered again. */
  readonly withoutEntry: readonly KeySubject[];
}

/**
 * Makes a data directory from a backup: every digest is checked, every erasure that is known is applied before the directory
 * has its name. @throws BackupError, VaultError under another master key
 */
export async function restoreBackup({ backup, dataDirectory, clock, masterKey, erasures, now, onProgress }: RestoreRequest): Promise<Restored> {
  const manifest = await manifestOf(backup);
  refuseOtherClock(manifest, clock);
  const key = manifest.masterKeyIncluded ? join(backup, MASTER_KEY) : masterKey;
  if (key === undefined || !existsSync(key)) throw keyNeeded(key);
  const list = erasureListOf(dataDirectory);
  const known = (await Promise.all([...(existsSync(list) ? [list] : []), ...erasures].map(erasuresFrom))).flat();
  return makeWhole(dataDirectory, async (draft) => {
    await copyChecked(backup, draft, manifest, onProgress);
    onProgress({ step: STEPS.check, done: 0, total: 0 });
    const store = await describeStore(join(draft, EVENT_STORE));
    const differs = (['position', 'streams', 'heads', 'clock'] as const).filter((name) => store.contents[name] !== manifest[name]);
    if (differs.length > 0) throw damaged([`${MANIFEST}: ${differs.join(', ')}`]);
    onProgress({ step: STEPS.erasures, done: 0, total: known.length });
    const vault = await restoreVault({ draft, masterKey: key, list, erasures: [...store.erasures, ...known], onRecord: store.erasures });
    await withoutLocks(draft);
    const restored = { manifest, ...vault };
    await writeFile(join(draft, RESTORED), `${JSON.stringify({ restoredAt: new Date(now()).toISOString(), ...restored }, undefined, 2)}\n`, { mode: 0o600 });
    return restored;
  });
}

async function manifestOf(backup: string): Promise<Manifest> {
  const path = join(backup, MANIFEST);
  if (!existsSync(path)) throw backupError('backup.not-a-backup', `${backup} 不是完整的备份：没有 ${MANIFEST}`, `${backup} is no complete backup: there is no ${MANIFEST}`);
  return parseManifest(await readFile(path, 'utf8'));
}

const CLOCK = { real: '真实', virtual: '虚拟' } as const;

function refuseOtherClock(manifest: Manifest, wanted: Manifest['clock']): void {
  if (manifest.clock === wanted) return;
  throw backupError(
    'backup.other-clock', `备份使用${CLOCK[manifest.clock]}时钟，不能恢复给使用${CLOCK[wanted]}时钟的平台；确需恢复请加 --clock ${manifest.clock}，并以同一时钟启动`,
    `the backup is on the ${manifest.clock} clock and cannot be restored for a platform on the ${wanted} one; if it is meant, add --clock ${manifest.clock} and start on that clock`,
  );
}

const keyNeeded = (key: string | undefined): Error => key === undefined
  ? backupError('backup.master-key-needed', '备份不含主密钥，没有它个人信息无法打开；请用 --master-key 指明另行保管的 master.key', 'the backup holds no master key, and without it no personal data can be opened: name the master.key that was kept elsewhere with --master-key')
  : backupError('backup.master-key-needed', `没有主密钥文件 ${key}`, `there is no master key at ${key}`);

/** The vault goes to where it is opened first; everything else to its place. */
async function copyChecked(backup: string, draft: string, manifest: Manifest, onProgress: OnProgress): Promise<void> {
  const digests = await documentsBelow(backup);
  const absent = manifest.files.filter(({ path }) => !existsSync(join(backup, path))).map(({ path }) => path);
  if (digests.length < manifest.documents.count) absent.push(`documents: ${digests.length} / ${manifest.documents.count}`);
  if (absent.length > 0) throw backupError('backup.incomplete', '备份不完整', 'the backup is incomplete', absent);
  if (namesDigest(digests) !== manifest.documents.names) throw damaged(['documents']);
  const wrong: string[] = [];
  for (const [index, { path, bytes, sha256 }] of manifest.files.entries()) {
    onProgress({ step: STEPS.digests, done: index, total: manifest.files.length });
    const copy = join(draft, path);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(join(backup, path), copy);
    if ((await stat(copy)).size !== bytes || (await digestOfFile(copy)) !== sha256) wrong.push(path);
  }
  const documents = await copyDocuments(backup, draft, digests, (done, total) => onProgress({ step: STEPS.documents, done, total }));
  wrong.push(...documents.damaged);
  if (wrong.length > 0) throw damaged(wrong);
}

const damaged = (places: readonly string[]): Error => backupError('backup.damaged', '备份已损坏：内容与清单不符', 'the backup is damaged: its content is not that of its manifest', places);
