import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Plot } from './life.js';
import type { Told } from './simulator-main.js';

const MAIN = fileURLToPath(new URL('../../../dist/e2e/disturb/simulator-main.js', import.meta.url));

/** Everybody who is played, in a process of its own. */
export interface SimulatorProcess {
  /** How many act behind another's back just now: who has had no leave yet has done nothing. */
  between(): number;
  /** SIGKILL, and its end. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it ends by itself; null if it was killed. */
  readonly ended: Promise<number | null>;
}

/** Plays the same as `live`, in a process that can be killed. */
export function startSimulator(url: string, { rows, seed, until }: Plot): SimulatorProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'));
  const told: Told = { url, rows: rows.length, seed, until };
  const child: ChildProcess = fork(MAIN, [JSON.stringify(told)], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let between = 0;
  child.on('message', (begins: boolean) => {
    between += begins ? 1 : -1;
    if (begins) child.send('go', () => undefined);
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    between: () => between,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
