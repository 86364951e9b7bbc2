import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The embedded store's own command line. */
export const STORE_MAIN = fileURLToPath(new URL('../../../embedded-event-store/dist/main.js', import.meta.url));
/** The store with TLS and credentials in a worker thread. */
const TLS_HOST = fileURLToPath(new URL('../../dist/tls-store-main.js', import.meta.url));

/** An event store in a process of its own. */
export interface StoreProcess {
  readonly pid: number;
  readonly connectionString: string;
  stop(): Promise<void>;
}

async function started(script: string, args: readonly string[], nodeOptions: readonly string[] = []): Promise<StoreProcess> {
  const child = spawn(process.execPath, [...nodeOptions, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line').then(([said]) => String(said)), exit.then(() => '')]);
  const connectionString = /esdb:\S+/.exec(line)?.[0];
  if (connectionString === undefined || child.pid === undefined) throw new Error(`the store did not start: ${script}`);
  return { pid: child.pid, connectionString, stop: async () => void (child.kill('SIGTERM'), await exit) };
}

/** In plaintext, as the peer is reached; `main` may be another version's command line. */
export const startPlainStore = (directory: string, main: string, nodeOptions: readonly string[]): Promise<StoreProcess> =>
  started(main, ['--data', directory, '--port', '0'], nodeOptions);

/** With TLS and credentials. */
export const startTlsStore = (directory: string): Promise<StoreProcess> => started(TLS_HOST, [directory]);
