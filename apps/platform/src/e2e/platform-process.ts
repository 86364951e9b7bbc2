import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const READY = /ready: (http:\/\/\S+)/;

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The platform in a process of its own, as `npm start` runs it. */
export interface PlatformProcess {
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
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  said(): string;
  logged(): string;
}

type Environment = Readonly<Record<string, string>>;

function run(env: Environment): Run {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JUANZONG_|NODE_OPTIONS$)/.test(name)));
  const child = spawn(process.execPath, [MAIN], { env: { ...inherited, JUANZONG_LOG_LEVEL: 'warn', JUANZONG_PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
  return { child, ended, said: () => texts.err, logged: () => texts.out };
}

/** Starts the platform on a data directory and a free port. @throws Error with its last words if it ends before it is ready. */
export async function startPlatformProcess(data: string, env: Environment = {}): Promise<PlatformProcess> {
  const { child, ended, said, logged } = run({ JUANZONG_DATA: data, ...env });
  const ready = new Promise<string>((resolve) => {
    child.stderr?.on('data', () => {
      const url = READY.exec(said())?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([ready, ended.then(({ code, signal }) => {
    throw new Error(`the platform ended before it was ready (${signal ?? code}): ${said()} ${logged()}`);
  })]);
  const end = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  return { url, pid: child.pid ?? 0, said, logged, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** A start that is expected to fail: how it ended and what it said. */
export async function runToEnd(env: Environment): Promise<Ended & { readonly said: string }> {
  const { ended, said } = run(env);
  return { ...(await ended), said: said() };
}
