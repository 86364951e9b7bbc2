import { fork } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backupError } from './backup-error.js';
import type { CopyMessage } from './copy-process.js';

/** An LMDB database: an event store's is a directory with `data.mdb`, a vault's a single file. */
export interface DatabasePlace {
  readonly path: string;
  readonly of: 'event-store' | 'vault';
}

const LOOK_MS = 200;

/**
 * Copies a database as of one instant, also while another process writes it: a snapshot is read, the writer is not held up.
 * In a process of its own, since LMDB lets a process open a database once, and reading a damaged one may end it.
 * @param target an empty directory, or the path of the file to be
 * @throws BackupError
 */
export function copyDatabase({ path, of }: DatabasePlace, target: string, onBytes: (done: number, total: number) => void): Promise<void> {
  const fileOf = (place: string): string => (of === 'event-store' ? join(place, 'data.mdb') : place);
  const total = bytesOf(fileOf(path));
  const child = fork(fileURLToPath(new URL(built('copy-process.js'), import.meta.url)), [path, target, of], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  const looking = setInterval(() => onBytes(bytesOf(fileOf(target)), total), LOOK_MS);
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => { errors += text.toString(); });
  return new Promise<void>((resolve, reject) => {
    let told: CopyMessage | undefined;
    child.on('message', (message: CopyMessage) => { told = message; });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (told?.kind === 'copied') resolve();
      else reject(failed(path, told?.message ?? `${signal ?? `exit code ${String(code)}`} ${errors.trim().split('\n').at(-1) ?? ''}`));
    });
  }).finally(() => clearInterval(looking));
}

const failed = (path: string, reason: string): Error => backupError('backup.copy-failed', `无法复制 ${path}`, `${path} could not be copied`, [reason]);

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const built = (file: string): string => (import.meta.url.endsWith('.ts') ? `../../dist/backup/${file}` : `./${file}`);
