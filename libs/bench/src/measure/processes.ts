import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells of a process. */
interface Stat {
  readonly parent: number;
  /** Microseconds of processor time, its own and that of the children it has waited for. */
  readonly own: number;
  readonly ofEnded: number;
}

/** Linux counts in hundredths of a second, whatever the kernel's own tick is. */
const TICK_US = 10_000;

function statOf(pid: number, thread = ''): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/${thread}stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((at) => fields[at] ?? 0);
    return { parent, own: (user + system) * TICK_US, ofEnded: (endedUser + endedSystem) * TICK_US };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** A process and everybody below it, those of now. */
export function processTree(root: number): number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), statOf(Number(name))?.parent]));
  const below = (pid: number): number[] => [pid, ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child))];
  return below(root);
}

/** Microseconds of processor time that one process has used so far. */
export const ownTime = (pid: number): number => statOf(pid)?.own ?? 0;

/** Microseconds of processor time that a process and everybody below it has used so far, those that ended too. */
export function processorTime(root: number): number {
  const stats = processTree(root).flatMap((pid) => statOf(pid) ?? []);
  return stats.reduce((sum, { own, ofEnded }) => sum + own + ofEnded, 0);
}

/** The processes right below one that bear a name. */
export function childrenNamed(parent: number, name: string): number[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
    .filter((pid) => statOf(pid)?.parent === parent && nameOf(String(pid)) === name);
}

const nameOf = (path: string): string => readFileSync(`/proc/${path}/comm`, 'utf8').trim();
/** The threads that take V8's profile are no part of what is profiled. */
const PROFILER = 'v8:Prof';

/** Microseconds of processor time by thread, the main thread under the id of its process. */
export function threadTimes(pid: number): Map<number, number> {
  const threads = readdirSync(`/proc/${pid}/task`).map(Number).filter((thread) => !nameOf(`${pid}/task/${thread}`).startsWith(PROFILER));
  return new Map(threads.map((thread) => [thread, statOf(pid, `task/${thread}/`)?.own ?? 0]));
}

const PSS = /^Pss:\s+(\d+) kB/m;

/** Bytes of memory that processes hold, each shared page counted once among its sharers. */
export function residentMemory(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + Number(PSS.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024, 0);
}
