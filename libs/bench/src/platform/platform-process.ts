import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenNamed, ownTime, processorTime, processTree, residentMemory } from '../measure/processes.js';

const MAIN = fileURLToPath(new URL('../../../../apps/platform/dist/main.js', import.meta.url));
/** What `npm start` tells V8 (package.json): room for young objects, and one helper, since more of them are in the way of the rest. */
export const AS_STARTED = ['--min-semi-space-size=32', '--max-semi-space-size=64', '--v8-pool-size=1'];
const READY = /ready: (http:\/\/\S+)/;
const ASK_EVERY_MS = 5;

/** Microseconds of processor time, or bytes of memory, of the platform's process and of its PostgreSQL. */
export interface Shares {
  readonly platform: number;
  readonly postgres: number;
}

/** The platform in a process of its own, as `npm start` runs it. */
export interface PlatformProcess {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process until it says that it is ready. */
  readonly startSeconds: number;
  processorTime(): Shares;
  memory(): Shares;
  stop(): Promise<void>;
}

async function untilReady(url: string): Promise<void> {
  while ((await fetch(`${url}/health/ready`)).status !== 200) await sleep(ASK_EVERY_MS);
}

/** Starts the platform on a data directory and a free port. @throws Error with its last words if it ends before it is ready. */
export async function startPlatform(data: string, nodeOptions: readonly string[] = []): Promise<PlatformProcess> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JUANZONG_|NODE_OPTIONS$)/.test(name)));
  const began = performance.now();
  const child = spawn(process.execPath, [...AS_STARTED, ...nodeOptions, MAIN], { env: { ...inherited, JUANZONG_DATA: data, JUANZONG_PORT: '0', JUANZONG_LOG_LEVEL: 'error' }, stdio: ['ignore', 'inherit', 'pipe'] });
  const ended = once(child, 'close');
  let said = '';
  const url = await Promise.race([
    new Promise<string>((resolve) => child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = READY.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    })),
    ended.then(() => {
      throw new Error(`the platform ended before it was ready: ${said}`);
    }),
  ]);
  await untilReady(url);
  const startSeconds = (performance.now() - began) / 1_000;
  const pid = child.pid as number;
  const [postgres] = childrenNamed(pid, 'postgres');
  if (postgres === undefined) throw new Error('the platform runs without its PostgreSQL');
  return {
    url, pid, startSeconds,
    processorTime: () => ({ platform: ownTime(pid), postgres: processorTime(postgres) }),
    memory: () => ({ platform: residentMemory([pid]), postgres: residentMemory(processTree(postgres)) }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
