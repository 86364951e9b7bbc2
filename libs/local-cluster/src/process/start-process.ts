import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program of the project in a process of its own. */
export interface RunningProcess {
  readonly url: string;
  readonly pid: number;
  /** What it said to the person at the terminal. */
  said(): string;
  /** What it logged: one JSON object a line. */
  logged(): string;
  readonly ended: Promise<Ended>;
  /** SIGTERM, and its end. */
  stop(): Promise<Ended>;
  /** SIGKILL, and its end. */
  kill(): Promise<Ended>;
  /** SIGSTOP: it stands still without knowing. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
}

export type Environment = Readonly<Record<string, string>>;

/** A program of this Node, and what it is told. */
export interface Program {
  readonly script: string;
  readonly env: Environment;
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  said(): string;
  logged(): string;
}

const READY = /(?:ready|就绪)[^\n]*?(http:\/\/[^\s(]+)/;

function run({ script, env }: Program): Run {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JUANZONG_|NODE_OPTIONS$)/.test(name)));
  const child = spawn(process.execPath, [script], { env: { ...inherited, JUANZONG_LOG_LEVEL: 'warn', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (texts.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (texts.err += chunk));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
  return { child, ended, said: () => texts.err, logged: () => texts.out };
}

/** Starts a program and resolves when it says where it answers; the signal kills it. @throws Error with its last words if it ends before. */
export async function startProcess(program: Program, killed?: AbortSignal): Promise<RunningProcess> {
  const { child, ended, said, logged } = run(program);
  killed?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  const ready = new Promise<string>((resolve) => {
    child.stderr?.on('data', () => {
      const url = READY.exec(said())?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([ready, ended.then(({ code, signal }) => {
    throw new Error(`${program.script} ended before it was ready (${signal ?? code}): ${said()} ${logged()}`);
  })]);
  const end = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  return {
    url, pid: child.pid ?? 0, said, logged, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), freeze: () => void child.kill('SIGSTOP'), thaw: () => void child.kill('SIGCONT'),
  };
}

/** A start that is expected to fail: how it ended and what it said. */
export async function runToEnd(program: Program): Promise<Ended & { readonly said: string }> {
  const { ended, said } = run(program);
  return { ...(await ended), said: said() };
}
