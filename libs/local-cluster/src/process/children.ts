import { spawnSync } from 'node:child_process';
import { hasCode } from '@juanzong/read-model/standalone';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

function parentOnLinux(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the program's name, which may hold anything, come its state and its parent.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
}

/** The processes that `pid` has started and that have not ended. */
export function childrenOf(pid: number): number[] {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOnLinux(name) === pid).map(Number);
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child = 0, parent = 0]) => (parent === pid ? [child] : []));
}
