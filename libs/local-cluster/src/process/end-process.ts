import { allEnd, identify, type ProcessIdentity, signalProcess } from '@juanzong/read-model/standalone';
import { childrenOf } from './children.js';

const AFTER_KILL_MS = 10_000;

/** A process and what it has started, by number and start. */
function family(target: ProcessIdentity): ProcessIdentity[] {
  const descendants = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);
  return [target, ...descendants(target.pid).map(identify).filter((found) => found !== undefined)];
}

/** Kills a process and its children with SIGKILL, as a power cut would end them. Resolves when none is left. */
export async function killProcess(target: ProcessIdentity): Promise<void> {
  const all = family(target);
  for (const each of all) signalProcess(each, 'SIGKILL');
  if (!(await allEnd(all, AFTER_KILL_MS))) throw new Error(`进程 ${target.pid} 无法结束 / process ${target.pid} does not end`);
}

/** Asks a process to stop, and kills it and its children where it has not within `patienceMs`. Resolves when none is left. */
export async function stopProcess(target: ProcessIdentity, { signal, patienceMs }: { signal: NodeJS.Signals; patienceMs: number }): Promise<void> {
  const all = family(target);
  signalProcess(target, signal);
  if (await allEnd(all, patienceMs)) return;
  for (const each of all) await killProcess(each);
}
