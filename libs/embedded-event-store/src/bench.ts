import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EventStoreDBClient, jsonEvent, type EventData } from '@eventstore/db-client';

// Measures the store through the official client, each in a process of its own, in plaintext:
//   node dist/bench.js [--server main.js …] [--rounds N] [--seconds S]
// Several servers are measured in turn, round by round, so that their ratio holds while the machine's speed does not.
// Beside what was done per second stands the processor time of either side for each, which other processes disturb less.

const { values } = parseArgs({ options: {
  server: { type: 'string', multiple: true, default: [fileURLToPath(new URL('./main.js', import.meta.url))] },
  rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '2' }, 'node-option': { type: 'string', multiple: true, default: [] },
} });
const MILLISECONDS = Number(values.seconds) * 1_000;
const CONCURRENCIES = [1, 64, 256] as const;
const READ_EVENTS = 20_000;
const TICK = 10_000;

interface Figure {
  readonly perSecond: number;
  /** Microseconds of processor time for each. */
  readonly server: number;
  readonly client: number;
}

const sized = (n: number): EventData => jsonEvent({ type: 'CaseEntryRecorded', data: { n, text: 'x'.repeat(465) } });

/** Processor time that a process has used so far, in microseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

async function measured(pid: number, work: () => Promise<number>): Promise<Figure> {
  const before = { server: processorTime(pid), client: process.cpuUsage(), at: performance.now() };
  const count = await work();
  const used = process.cpuUsage(before.client);
  return {
    perSecond: count / ((performance.now() - before.at) / 1_000),
    server: (processorTime(pid) - before.server) / count,
    client: (used.user + used.system) / count,
  };
}

async function appends(client: EventStoreDBClient, writers: number): Promise<number> {
  const until = performance.now() + MILLISECONDS;
  let count = 0;
  await Promise.all(Array.from({ length: writers }, async (_, writer) => {
    for (let n = 0; performance.now() < until; n += 1) {
      await client.appendToStream(`bench-${writers}-${writer}`, sized(n));
      count += 1;
    }
  }));
  return count;
}

async function read(client: EventStoreDBClient): Promise<number> {
  let count = 0;
  for await (const { event } of client.readStream('long')) if (event !== undefined) count += 1;
  return count;
}

async function round(server: string): Promise<Record<string, Figure>> {
  const directory = mkdtempSync(join(tmpdir(), 'event-store-bench-'));
  const child = spawn(process.execPath, [...values['node-option'], server, '--data', directory, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line') as [string];
  const client = EventStoreDBClient.connectionString(/esdb:\S+/.exec(line)?.[0] ?? '');
  const pid = child.pid ?? 0;
  const figures: Record<string, Figure> = {};
  for (let n = 0; n < READ_EVENTS; n += 500) await client.appendToStream('long', Array.from({ length: 500 }, (_, i) => sized(n + i)));
  for (const writers of CONCURRENCIES) figures[`appends/s at ${writers}`] = await measured(pid, () => appends(client, writers));
  await read(client);
  figures['events/s read'] = await measured(pid, () => read(client));
  await client.dispose();
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(directory, { recursive: true, force: true });
  return figures;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const results = new Map<string, Record<string, Figure>[]>();
for (let n = 0; n < Number(values.rounds); n += 1) {
  for (const server of values.server) results.set(server, [...(results.get(server) ?? []), await round(server)]);
}
for (const [server, rounds] of results) {
  process.stdout.write(`${server}\n`);
  for (const name of Object.keys(rounds[0] ?? {})) {
    const of = (key: keyof Figure): string => median(rounds.map((figures) => figures[name]?.[key] ?? 0)).toFixed(0).padStart(8);
    process.stdout.write(`  ${name.padEnd(18)}${of('perSecond')}   server ${of('server')} µs   client ${of('client')} µs\n`);
  }
}
