import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, runs } from '@juanzong/read-model/standalone';
import { identityOf } from '../process/pid-file.js';

const LOOK_AGAIN_MS = 50;

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Creates the file with its content in one step. False when it is there already. */
function created(file: string, content: string): boolean {
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, content);
  try {
    linkSync(partial, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(partial);
  }
}

/** Removes a lock whose holder is gone. */
function takeAwayIfStale(file: string): void {
  const seen = textOf(file);
  if (seen === undefined) return;
  const [pid = '', mark = ''] = seen.split('\n');
  if (runs({ pid: Number(pid), mark })) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  // Someone else may have taken over in between: what was moved is then a live lock, and goes back.
  if (textOf(aside) !== seen) linkSync(aside, file);
  rmSync(aside);
}

/** Does something to the component in `folder` while no other process, and nobody else in this one, does anything to it. */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const { pid, mark } = identityOf(process.pid);
  const mine = `${pid}\n${mark}\n${randomUUID()}\n`;
  while (!created(file, mine)) {
    takeAwayIfStale(file);
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    if (textOf(file) === mine) rmSync(file);
  }
}
