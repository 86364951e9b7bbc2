import { afterAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { allCases, check } from './e2e/cases.js';
import { Client } from './e2e/client.js';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { juanzong } from './e2e/shell.js';
import { TemporaryData } from './e2e/temporary-data.js';
import { until } from './e2e/until.js';

const MINUTES = 60_000;
const VIRTUAL = { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-01-01' };
const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** So many rows of the year that some forty are received until then. */
const ROWS = '300';
const UNTIL = '2024-02-15';

const temporary = new TemporaryData();
const running: PlatformProcess[] = [];

afterAll(async () => {
  await Promise.all(running.map((platform) => platform.stop()));
  await temporary.remove();
}, MINUTES);

interface Lived {
  readonly unplayed: readonly string[];
  readonly unknown: object;
  readonly happened: { readonly cases: number };
}

async function start(data: string): Promise<PlatformProcess> {
  const platform = await startPlatformProcess(data, VIRTUAL);
  running.push(platform);
  return platform;
}

/** A fresh platform with the lawyers of the example. */
async function fresh(): Promise<{ platform: PlatformProcess; data: string }> {
  const data = await temporary.make();
  const platform = await start(data);
  await juanzong(platform.url, 'lawyers', fileOf('examples/lawyers.csv'));
  return { platform, data };
}

const simulateArgs = (seed: number): string[] => ['simulate', '--register', fileOf('examples/register-2024.xlsx'), '--rows', ROWS, '--seed', String(seed), '--until', UNTIL];
const live = (platform: PlatformProcess, seed: number) => juanzong<Lived>(platform.url, ...simulateArgs(seed));

function begin(platform: PlatformProcess, seed: number): ChildProcess {
  const { NODE_OPTIONS: _ofTheTests, ...env } = process.env;
  return spawn(process.execPath, [fileOf('apps/cli/dist/main.js'), ...simulateArgs(seed), '--json', '--url', platform.url], { env, stdio: 'ignore' });
}

const reached = (client: Client, date: string) => until(`the clock at ${date}`, async () => ((await client.read<{ now: string }>('operator', '/api/simulation/v1/clock')).now >= date ? true : undefined), 5 * MINUTES);

/** Of two platforms with keys of their own the same entry has another hash, and the same document another digest. */
const OF_THE_KEYS = new Set(['hash', 'digest', 'seedCommitment']);
const withoutHashes = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (OF_THE_KEYS.has(key) ? undefined : inner)));

/** Every case file with what names persons opened, by its id. */
async function files(platform: PlatformProcess): Promise<Map<string, unknown>> {
  const client = new Client(platform.url);
  const found = new Map<string, unknown>();
  for (const { caseId } of await allCases(client)) {
    const { entries } = await client.read<{ entries: unknown }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline?reveal=${encodeURIComponent('比对两次推演')}`);
    found.set(caseId, withoutHashes(entries));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('a register lived twice', () => {
  it('gives the same case files with the same seed, also where everything was killed on the way; another seed gives others', async () => {
    const [first, second, third] = [await fresh(), await fresh(), await fresh()];
    const { code, printed } = await live(first.platform, 7);
    expect(code).toBe(0);
    expect(printed.unplayed).toEqual([]);
    expect(printed.unknown).toEqual({});
    const expected = await files(first.platform);
    expect(expected.size).toBeGreaterThan(30);
    expect(await check(new Client(first.platform.url))).toMatchObject({ ok: true, findings: [] });

    const killed = begin(second.platform, 7);
    await reached(new Client(second.platform.url), '2024-01-15');
    killed.kill('SIGKILL');
    await once(killed, 'close');
    const killedToo = begin(second.platform, 7);
    await reached(new Client(second.platform.url), '2024-01-29');
    await second.platform.kill();
    if (killedToo.exitCode === null) await once(killedToo, 'close');
    const again = await start(second.data);
    expect((await live(again, 7)).code).toBe(0);
    const found = await files(again);
    expect([...found.keys()]).toEqual([...expected.keys()]);
    for (const [id, file] of expected) expect(found.get(id)).toEqual(file);

    await live(third.platform, 8);
    const others = await files(third.platform);
    expect([...others.keys()]).not.toEqual([...expected.keys()]);
  }, 15 * MINUTES);
});
