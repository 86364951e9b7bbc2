import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './error-code.js';
import { type ProcessIdentity, runs } from './server-record.js';

const LOOK_AGAIN_MS = 20;

/** Sends a signal to a process if it still runs, and to nobody who has its number now. */
export function signalProcess(target: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (runs(target)) process.kill(target.pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/** Whether all of them end within `patienceMs`; resolves as soon as they have. */
export async function allEnd(targets: readonly ProcessIdentity[], patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (targets.some(runs)) {
    if (performance.now() > giveUpAt) return false;
    await sleep(LOOK_AGAIN_MS);
  }
  return true;
}
