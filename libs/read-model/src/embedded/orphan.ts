import { connect } from 'node:net';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './error-code.js';
import { socketFileIn } from './socket-directory.js';
import { identify, readServerRecord, removeServerRecord, runs, type ProcessIdentity } from './server-record.js';
import { allEnd, signalProcess } from './signal-process.js';

/** PostgreSQL's own words: SIGINT is "fast", SIGQUIT "immediate"; SIGKILL is the last resort. */
const ESCALATION = [
  { signal: 'SIGINT', patienceMs: 10_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** Ends one server: asks, insists, kills. Resolves when it is gone; throws when even that did not help. */
export async function endServer(target: ProcessIdentity): Promise<void> {
  for (const { signal, patienceMs } of ESCALATION) {
    signalProcess(target, signal);
    if (await allEnd([target], patienceMs)) return;
  }
  throw new Error(`PostgreSQL 进程 ${target.pid} 无法结束 / PostgreSQL process ${target.pid} does not end`);
}

/** The server named by PostgreSQL's own lock file, when it runs on this very cluster: a server works in its data directory. */
function lockHolder(cluster: string): ProcessIdentity | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    const holder = Number.isSafeInteger(pid) && pid > 0 ? identify(pid) : undefined;
    return holder && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? holder : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined;
    throw error;
  }
}

function answers(socketFile: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketFile);
    const done = (result: boolean) => (): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}

/**
 * Ends what a killed platform left running on the cluster in `home`, and clears its traces. A process is ended only
 * when both its number and its start time are those on record. Throws when the platform that started it still lives.
 */
export async function endOrphan(home: string, cluster: string, log: (line: string) => void): Promise<void> {
  const record = readServerRecord(home);
  if (record && runs(record.parent) && runs(record.server)) {
    throw new Error(`数据目录正被进程 ${record.parent.pid} 使用 / the data directory is in use by process ${record.parent.pid}: ${home}`);
  }
  const orphans = [record?.server, lockHolder(cluster)].filter((found) => found !== undefined);
  for (const orphan of orphans.filter(runs)) {
    log(`ending PostgreSQL process ${orphan.pid}, left by a platform that was killed`);
    await endServer(orphan);
  }
  // In another container its number means nothing here, but on a shared volume its socket still answers.
  if (record && (await answers(socketFileIn(record.socketDirectory)))) {
    throw new Error(`数据目录正被另一个容器使用 / the data directory is in use by a server that cannot be seen from here: ${home}`);
  }
  if (record) rmSync(record.socketDirectory, { recursive: true, force: true });
  // Whoever has that number now is not a server of this cluster, but PostgreSQL would take it for one.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  removeServerRecord(home);
}
