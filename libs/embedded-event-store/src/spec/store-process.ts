import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The store as a process of its own, without TLS so that a trace shows what is said. */
export interface StoreProcess {
  readonly connectionString: string;
  readonly pid: number;
  /** Resolves with the exit code, null after a signal. */
  readonly exited: Promise<number | null>;
  /** What it wrote to standard error so far. */
  errors(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts `dist/main.js`, under another program when `wrapper` names one, and waits until it is ready. */
export async function startStoreProcess(dataDirectory: string, wrapper: readonly string[] = [], options: readonly string[] = []): Promise<StoreProcess> {
  const [command = '', ...args] = [...wrapper, process.execPath, MAIN, '--data', dataDirectory, '--port', '0', ...options];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const ready = await Promise.race([firstLine(child), exited.then((code) => { throw new Error(`exit ${code}: ${errors}`); })]);
  const match = /ready: (\S+)$/.exec(ready);
  if (match?.[1] === undefined || child.pid === undefined) throw new Error(`unexpected: ${ready}`);
  return { connectionString: match[1], pid: child.pid, exited, errors: () => errors, kill: (signal) => { child.kill(signal); } };
}

const firstLine = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('no standard output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return String(line);
};
