import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, identify, type ProcessIdentity, runs } from '@juanzong/read-model/standalone';

const fileIn = (folder: string): string => join(folder, 'pid');

/** Writes down which process serves a folder: its number on one line, and below what tells it from a later one with the same number. */
export function writePidFile(folder: string, process: ProcessIdentity): void {
  writeFileSync(`${fileIn(folder)}.new`, `${process.pid}\n${process.mark}\n`);
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
}

/** The process that serves the folder; undefined when none was started or it has ended. */
export function runningProcess(folder: string): ProcessIdentity | undefined {
  try {
    const [pid = '', mark = ''] = readFileSync(fileIn(folder), 'utf8').split('\n');
    const found = { pid: Number(pid), mark };
    return Number.isSafeInteger(found.pid) && found.pid > 0 && runs(found) ? found : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Forgets the process: it has ended. */
export function removePidFile(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** The identity of a process that was started just now. Throws when it has ended already. */
export function identityOf(pid: number): ProcessIdentity {
  const found = identify(pid);
  if (found === undefined) throw new Error(`进程 ${pid} 启动后立即退出 / process ${pid} ended as soon as it was started`);
  return found;
}
