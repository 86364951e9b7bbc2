import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { backupError } from './backup-error.js';
import { inLanes } from './in-lanes.js';

const LANES = 16;

/**
 * Makes a directory whole or not at all: filled beside its place, brought to disk, then renamed. What a kill leaves is
 * named `.<name>.partial-…` and may be deleted. @throws BackupError if there is something at the place
 */
export async function makeWhole<T>(place: string, fill: (draft: string) => Promise<T>): Promise<T> {
  const target = resolve(place);
  await refuseUnlessEmpty(target);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const draft = join(parent, `.${basename(target)}.partial-${randomUUID()}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    const made = await fill(draft);
    await syncBelow(draft);
    // Takes the place of nothing or of an empty directory; fails if somebody has filled it meanwhile.
    await rename(draft, target);
    await sync(parent);
    return made;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') throw occupied(target);
    throw error;
  }
}

async function refuseUnlessEmpty(target: string): Promise<void> {
  const inside = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return [target];
    throw error;
  });
  if (inside.length > 0) throw occupied(target);
}

const occupied = (target: string): Error =>
  backupError('backup.target-not-empty', `${target} 已有内容，不会覆盖；请换一个目录，或先把它移走`, `there is something at ${target}, which is not overwritten: name another directory, or move it away first`);

/** Files and folders alike; that a folder is synced before what it holds does no harm, since nothing has its name yet. */
async function syncBelow(directory: string): Promise<void> {
  const below = await readdir(directory, { recursive: true });
  await inLanes([directory, ...below.map((path) => join(directory, path))], LANES, sync);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
