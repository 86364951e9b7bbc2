import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { storeReportText } from './event-store-check.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cli-event-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function juanzong(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => { texts.out += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { texts.err += text.toString(); });
  const [code] = await once(child, 'close') as [number | null];
  return { code, ...texts };
}

describe('juanzong event-store', () => {
  it('says in one line that it is ready, serves, and ends on SIGTERM; check finds it sound, and then what was changed', async () => {
    const data = join(folder, 'store');
    const child = spawn(process.execPath, [MAIN, 'event-store', '--port', '0', '--data', data, '--max-append-size', '2000'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    await once(reader, 'line');
    expect(lines).toEqual([expect.stringMatching(/^事件存储已就绪 \/ event store ready: esdb:\/\/localhost:\d+\?tls=false$/)]);
    const client = EventStoreDBClient.connectionString(/esdb:\S+/.exec(lines[0] ?? '')?.[0] ?? '');
    await client.appendToStream('case-1', [jsonEvent({ type: 't', data: { text: 'sound' } }), jsonEvent({ type: 't', data: { text: 'the-marked-text' } })]);
    await expect(client.appendToStream('case-1', jsonEvent({ type: 't', data: { text: 'x'.repeat(2_000) } }))).rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
    await client.dispose();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(lines).toHaveLength(1);
    expect(await juanzong('event-store', 'check', data)).toMatchObject({ code: 0, out: expect.stringContaining('✓ 完好 / nothing is damaged') });
    const file = join(data, 'events', 'data.mdb');
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf('the-marked-text'); at >= 0; at = bytes.indexOf('the-marked-text', at + 1)) bytes[at] = 0x54;
    writeFileSync(file, bytes);
    const damaged = await juanzong('event-store', 'check', data, '--json');
    expect([damaged.code, (JSON.parse(damaged.out) as { damage: unknown }).damage]).toEqual([1, [{ stream: 'case-1', revision: 1, position: 6, problem: 'checksum does not match' }]]);
  }, 90_000);

  it('says what is wrong: no data directory, no store, plaintext beyond loopback', async () => {
    expect(await juanzong('event-store')).toMatchObject({ code: 2, err: expect.stringMatching(/用法 \/ usage/) });
    expect(await juanzong('event-store', 'check', join(folder, 'none'))).toMatchObject({ code: 2, err: expect.stringMatching(/no event store can be read/) });
    expect(await juanzong('event-store', '--data', join(folder, 'x'), '--host', '0.0.0.0')).toMatchObject({ code: 1, err: expect.stringMatching(/loopback only/) });
  }, 90_000);

  it('lists damage by stream, revision and position, with what is not known left open', () => {
    const text = storeReportText({ events: 9, streams: 2, damage: [{ stream: 'case-1', revision: 4, position: 7, problem: 'record missing' }, { stream: undefined, revision: undefined, position: 8, problem: 'record too short' }] });
    expect(text).toMatch(/✗ 2 处损坏 \/ 2 damaged/);
    expect(text).toMatch(/case-1 +4 +7 +record missing/);
    expect(text).toMatch(/\? +\? +8 +record too short/);
  });
});
