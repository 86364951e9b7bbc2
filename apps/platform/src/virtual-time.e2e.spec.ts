import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationOf, check, Client, receive } from '@juanzong/testing/e2e';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type PlatformProcess, runToEnd, startPlatformProcess } from './e2e/platform-process.js';
import { juanzong } from './e2e/shell.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const VIRTUAL = { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-03-01' };
/** The verifier by itself. */
const VERIFIER = fileURLToPath(new URL('../../../libs/verifier/dist/main.js', import.meta.url));
const temporary = new TemporaryData();
let data: string;
let platform: PlatformProcess;
let client: Client;
let sealedCase: string;

interface Moved {
  readonly now: string;
  readonly fired: readonly { readonly caseId: string; readonly ruleId: string; readonly at: string }[];
}
interface Written {
  readonly clock: string;
  readonly state: string;
  readonly entries: readonly { readonly type: string; readonly recordedAt: string; readonly occurredAt: { readonly at?: string } }[];
}

const moveTo = async (to: string) => (await client.post<Moved>('operator', '/api/simulation/v1/clock', { to })).body;
const timeline = (caseId: string) => client.read<Written>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`);

beforeAll(async () => {
  data = await temporary.make();
  platform = await startPlatformProcess(data, VIRTUAL);
  client = new Client(platform.url);
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

describe('a platform on a virtual clock', () => {
  it('lets the supplement period pass when it is told to, and dates what follows at the instant it fell due', async () => {
    expect(await moveTo('2024-03-05T09:00:00+08:00')).toEqual({ now: '2024-03-05T01:00:00.000Z', fired: [] });
    const caseId = await receive(client, AGENCY, { ...applicationOf(1), materials: ['IDENTITY'] });
    await client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${caseId}/request-supplement`);
    const { now, fired } = await moveTo('2024-06-01T09:00:00+08:00');
    expect(now).toBe('2024-06-01T01:00:00.000Z');
    expect(fired.map(({ caseId: of, ruleId }) => [of, ruleId])).toEqual([[caseId, 'supplement']]);
    const { clock, state, entries } = await timeline(caseId);
    expect([clock, state]).toEqual(['virtual', 'DEEMED_WITHDRAWN']);
    const deemed = entries.find(({ type }) => type === 'intake.ApplicationDeemedWithdrawn');
    expect(deemed?.recordedAt).toBe(fired[0]?.at);
    expect(deemed?.occurredAt.at).toBe(fired[0]?.at);
    expect(fired[0]?.at.endsWith('T16:00:00.000Z')).toBe(true);
  }, MINUTES);

  it('refuses to be moved back, by anybody but an operator, and with what is no instant', async () => {
    const to = (persona: string, when: string) => client.post<{ code: string }>(persona, '/api/simulation/v1/clock', { to: when });
    expect(await to('operator', '2024-01-01T00:00:00+08:00')).toMatchObject({ status: 409, body: { code: 'simulation.clock-backwards' } });
    expect(await to(`clerk@${AGENCY}`, '2025-01-01T00:00:00+08:00')).toMatchObject({ status: 403 });
    expect(await to('operator', 'tomorrow')).toMatchObject({ status: 400 });
  });

  it('goes on from the last recorded instant, says in every export that its time is none, and cannot be opened on the real clock', async () => {
    const { body: { now } } = await client.get<{ now: string }>('operator', '/api/simulation/v1/clock');
    const caseId = await receive(client, AGENCY, applicationOf(3));
    sealedCase = caseId;
    await platform.stop();
    expect((await runToEnd({ JUANZONG_DATA: data })).said).toContain('virtual');
    platform = await startPlatformProcess(data, VIRTUAL);
    client = new Client(platform.url);
    expect((await client.get<{ now: string }>('operator', '/api/simulation/v1/clock')).body.now).toBe(now);
    expect(await client.read<object>('auditor', `/api/case-history/v1/cases/${caseId}/export`)).toMatchObject({ clock: 'virtual' });
    expect(await check(client)).toMatchObject({ ok: true, findings: [] });
  }, MINUTES);

  it('seals every day as it passes: anybody reads what is published, and the agency verifies with the platform, without it, and after a kill', async () => {
    await moveTo('2024-06-04T09:00:00+08:00');
    const published = async () => (await fetch(`${platform.url}/api/sealing/v1/published/seals-2024.jsonl`)).text();
    const lines = await published();
    const days = lines.trimEnd().split('\n').map((line) => (JSON.parse(line) as { agency: string; day: string })).filter(({ agency }) => agency === AGENCY).map(({ day }) => day);
    expect([days.length, days[0], days.at(-1)]).toEqual([91, '2024-03-05', '2024-06-03']);

    const [kept, file] = [join(data, 'kept.jsonl'), join(data, 'agency.jsonl')];
    await writeFile(kept, lines);
    const verified = { ok: true, problems: [], cases: 2, sealed: { days: 91 }, published: { inExport: 91, kept: 91 } };
    expect(await juanzong(platform.url, 'verify', '--agency', AGENCY, '--published', kept)).toMatchObject({ code: 0, printed: verified });
    expect(await juanzong(platform.url, 'export', '--agency', AGENCY, '--out', file)).toMatchObject({ code: 0, printed: { agency: AGENCY } });
    const { stdout } = await promisify(execFile)(process.execPath, [VERIFIER, file, '--published', kept, '--json'], { env: {} });
    expect(JSON.parse(stdout)).toMatchObject(verified);
    const withoutCase = (await readFile(file, 'utf8')).split('\n').filter((line) => !line.includes(`"stream":"case-${sealedCase}"}`));
    await writeFile(file, withoutCase.join('\n'));
    expect(await juanzong(platform.url, 'verify', file)).toMatchObject({ code: 1, printed: { ok: false, problems: [{ code: 'agency.case-missing', stream: `case-${sealedCase}` }, { code: 'seal.root-wrong' }] } });
    expect((await client.get<{ code: string }>('clerk@340104', `/api/sealing/v1/agencies/${AGENCY}/export`)).status).toBe(403);
    expect((await client.get<{ code: string }>('supervisor@340100', `/api/sealing/v1/agencies/${AGENCY}/export`)).body.code).toBe('sealing.agency-not-yours');

    await platform.kill();
    await rm(join(data, 'published'), { recursive: true });
    platform = await startPlatformProcess(data, VIRTUAL);
    client = new Client(platform.url);
    expect(await published()).toBe(lines);
    expect(await check(client)).toMatchObject({ ok: true, findings: [] });
  }, MINUTES);

  it('is there only where the clock is virtual', async () => {
    const real = await startPlatformProcess(await temporary.make());
    try {
      expect((await new Client(real.url).get('operator', '/api/simulation/v1/clock')).status).toBe(404);
    } finally {
      await real.stop();
    }
  }, MINUTES);
});
