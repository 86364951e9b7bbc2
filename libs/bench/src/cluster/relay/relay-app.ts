import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ownTime } from '../../measure/processes.js';
import type { Sample } from './paced.js';

const MAIN = fileURLToPath(new URL('../../../../../apps/event-relay/dist/main.js', import.meta.url));
const LOOK_MS = 5;
const PATIENCE_MS = 300_000;
/** What the relay has to be told although it does not go there. */
const NOT_USED = { JUANZONG_REDIS: 'redis://127.0.0.1:1', JUANZONG_DOCUMENTS: 'file:///nowhere', JUANZONG_OIDC_ISSUER: 'http://127.0.0.1:1/', JUANZONG_PORT: '0', JUANZONG_LOG_LEVEL: 'warn' };

/** Where the relay finds its stores, and what it is to publish. */
export interface RelayTask {
  readonly stores: Readonly<Record<string, string>>;
  /** The positions of all entries of the store, in order. */
  readonly positions: readonly bigint[];
  readonly nodeOptions: readonly string[];
}

/** How many entries lie at a position or before it. */
export function countUpTo(positions: readonly bigint[], position: bigint): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as bigint) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs the relay as it runs in the cluster, a process of its own, from the beginning of the store to its end: how far its checkpoint had come, whenever that changed. */
export async function relayed({ stores, positions, nodeOptions }: RelayTask): Promise<Sample[]> {
  const database = new pg.Client({ connectionString: stores['JUANZONG_POSTGRES'] });
  await database.connect();
  try {
    await database.query('DO $$ BEGIN DELETE FROM relay_position; EXCEPTION WHEN undefined_table THEN NULL; END $$');
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JUANZONG_|NODE_OPTIONS$)/.test(name)));
    const child = spawn(process.execPath, [...nodeOptions, MAIN], { env: { ...inherited, ...NOT_USED, ...stores }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close').then(() => true);
    const look = async (): Promise<number> => {
      const { rows } = await database.query<{ position: string }>('SELECT position FROM relay_position').catch((error: unknown) => {
        // Before it has made its table.
        if ((error as { code?: string }).code === '42P01') return { rows: [] };
        throw error;
      });
      return rows[0] ? countUpTo(positions, BigInt(rows[0].position)) : 0;
    };
    try {
      const samples: Sample[] = [];
      for (const until = performance.now() + PATIENCE_MS; (samples.at(-1)?.count ?? 0) < positions.length; ) {
        if (await Promise.race([ended, sleep(LOOK_MS, false)])) throw new Error(`the relay ended before it was done: ${said}`);
        if (performance.now() > until) throw new Error(`the relay was not done in time: ${said}`);
        const count = await look();
        if (count > (samples.at(-1)?.count ?? 0)) samples.push({ count, at: performance.now(), cpu: ownTime(child.pid ?? 0) });
      }
      return samples;
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
  } finally {
    await database.end();
  }
}
