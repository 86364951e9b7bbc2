import { existsSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from '../embedded/error-code.js';

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 5_000;

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return false;
    throw error;
  }
}

/** Every process of a PostgreSQL server works in its cluster's folder; told on Linux only. */
function processesIn(cluster: string): number[] {
  if (!existsSync(cluster) || !existsSync('/proc/self/cwd')) return [];
  const folder = realpathSync(cluster);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name, folder)).map(Number);
}

/**
 * Waits until the backends of a server that was killed have noticed and ended, and kills those that do not: a new server
 * beside an old backend would ruin the cluster.
 */
export async function backendsGone(cluster: string): Promise<void> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const left = processesIn(cluster);
    if (left.length === 0) return;
    if (waited >= PATIENCE_MS) for (const pid of left) process.kill(pid, 'SIGKILL');
    if (waited >= 2 * PATIENCE_MS) throw new Error(`PostgreSQL 的进程 ${left.join('、')} 无法结束 / processes of PostgreSQL do not end: ${left.join(', ')}`);
    await sleep(LOOK_AGAIN_MS);
  }
}
