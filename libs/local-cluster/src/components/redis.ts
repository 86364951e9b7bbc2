import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { redisAnswers } from '../answers/redis.js';
import type { Component } from '../component.js';
import { run } from '../jars/run.js';
import { spawnDetached } from '../process/spawn-detached.js';

const VARIABLE = 'JUANZONG_REDIS';
const PROGRAM = 'redis-server';

/** Redis as a keeper of deadlines: every write is in the append-only file, and nothing is ever evicted. */
export const redis: Component = {
  name: 'redis',
  title: 'Redis',
  variables: [VARIABLE],
  standardPorts: [6379],
  elsewhere: [{ [VARIABLE]: 'redis://127.0.0.1:6379' }],
  composeService: 'redis',
  stop: { signal: 'SIGTERM', patienceMs: 10_000 },
  lacks: async () => {
    if ((await run(PROGRAM, ['--version']))?.code === 0) return undefined;
    return { zh: '需要 redis-server（运行 infra/local/install-missing，或 apt-get install -y redis-server）', en: 'needs redis-server (run infra/local/install-missing, or apt-get install -y redis-server)' };
  },
  environment: ({ ports: [port] }) => ({ [VARIABLE]: `redis://127.0.0.1:${port}` }),
  launch: async ({ folder, logFile, ports: [port] }) => {
    const data = join(folder, 'data');
    mkdirSync(data, { recursive: true });
    const settings = { port, bind: '127.0.0.1', dir: data, appendonly: 'yes', 'maxmemory-policy': 'noeviction', save: '', daemonize: 'no' };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    return spawnDetached({ program: PROGRAM, args, folder, logFile });
  },
  answers: (environment) => redisAnswers(environment[VARIABLE] ?? ''),
  wipe: ({ folder }) => rmSync(join(folder, 'data'), { recursive: true, force: true }),
};
