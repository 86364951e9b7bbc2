import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hasCode } from './error-code.js';

const THREADS_FIELD = 20;
const START_TIME_FIELD = 22;

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
}

/** State letter and start time of a process as Linux tells them; the program's name may hold blanks and brackets. */
function linuxMark(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = afterName[0];
  const startTicks = afterName[START_TIME_FIELD - 3];
  // A zombie holds nothing any more; only its parent has yet to notice. But while other threads of it are still on their
  // way out, so are its ports and files.
  const over = (state === 'Z' || state === 'X') && Number(afterName[THREADS_FIELD - 3]) <= 1;
  return over ? undefined : startTicks;
}

/**
 * What tells a process from a later one that was given the same number: its start time. Undefined when no process
 * runs under that number.
 */
export function processMark(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    const ticks = linuxMark(pid);
    const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
    return ticks === undefined ? undefined : `${boot}/${ticks}`;
  }
  const told = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return told.stdout.trim() || undefined;
}
