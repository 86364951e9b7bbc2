import { afterAll, describe, expect, it } from '@jest/globals';
import { type Accepted, allCases, applicationOf, check, Client, driveCase, lawyerOf, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { randomUUID } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlatformProcess, runToEnd, startPlatformProcess } from './e2e/platform-process.js';
import { isRunning, postgresPid } from './e2e/postgres.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const CHINESE = /\p{Script=Han}/u;
const isRoot = process.getuid?.() === 0;

const temporary = new TemporaryData();
const started: PlatformProcess[] = [];

const start = async (data: string): Promise<PlatformProcess> => {
  const platform = await startPlatformProcess(data);
  started.push(platform);
  return platform;
};

afterAll(async () => {
  await Promise.all(started.map((platform) => platform.kill()));
  await temporary.remove();
}, MINUTES);

describe('the life of the platform, with one data directory', () => {
  let data: string;
  let platform: PlatformProcess;
  let before: unknown;
  let postgres: number;
  const key = randomUUID();

  it('starts, and takes a case from the application to the closed file', async () => {
    data = await temporary.make();
    platform = await start(data);
    const client = new Client(platform.url);
    for (const n of [1, 2]) await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf(`L-${n}`, `律师${n}`) });
    const end = await driveCase(client, { caseId: await receive(client, AGENCY, applicationOf(1)), agency: AGENCY, declined: true, returned: true });
    expect(end.state).toBe('CLOSED');
    const ready = await fetch(`${platform.url}/health/ready`);
    expect([ready.status, await ready.text()]).toEqual([200, expect.stringContaining('postgres')]);
  }, MINUTES);

  it('refuses to start beside itself on the same data, in both languages, and the running one goes on', async () => {
    const second = await runToEnd({ JUANZONG_DATA: data });
    expect(second.code).not.toBe(0);
    expect(second.said).toMatch(/in use by/);
    expect(second.said).toMatch(new RegExp(String(platform.pid)));
    expect(second.said).toMatch(CHINESE);
    expect(await check(new Client(platform.url))).toMatchObject({ ok: true });
  }, MINUTES);

  it('says which port is taken, leaves nothing behind, and the running one goes on', async () => {
    const other = await temporary.make();
    const { port } = new URL(platform.url);
    const second = await runToEnd({ JUANZONG_DATA: other, JUANZONG_PORT: port });
    expect(second.code).toBe(1);
    expect(second.said).toContain(`端口 ${port} 已被占用`);
    expect(second.said).toContain(`port ${port} is in use`);
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(200);
  }, MINUTES);

  it('stops on SIGTERM with exit code 0 and leaves no process', async () => {
    const client = new Client(platform.url);
    before = { cases: await allCases(client), check: await check(client) };
    postgres = postgresPid(data);
    expect(isRunning(postgres)).toBe(true);
    expect(await platform.stop()).toEqual({ code: 0, signal: null });
    expect(platform.said()).toContain('已停止，数据已保存 / stopped, everything is saved');
    expect(isRunning(postgres)).toBe(false);
  }, MINUTES);

  it('goes on with the same data at the second start', async () => {
    platform = await start(data);
    const client = new Client(platform.url);
    const after = await until('the same check', async () => {
      const now = { cases: await allCases(client), check: await check(client) };
      return now.check.ok && JSON.stringify(now.cases) === JSON.stringify((before as typeof now).cases) ? now : undefined;
    });
    expect(after.check.findings).toEqual([]);
    expect(after.check.checked.rows).toBe((before as typeof after).check.checked.rows);
  }, MINUTES);

  it('loses nothing that it acknowledged when it is killed in the middle of work', async () => {
    const client = new Client(platform.url);
    postgres = postgresPid(data);
    const acknowledged: string[] = [];
    const first = await client.post<Accepted>(`clerk@${AGENCY}`, '/api/intake/v1/applications', applicationOf(2), { key });
    acknowledged.push(first.body.caseId);
    const writing = Array.from({ length: 20 }, async (_, i) => {
      const answer = await client.post<Accepted>(`clerk@${AGENCY}`, '/api/intake/v1/applications', applicationOf(10 + i)).catch(() => undefined);
      if (answer?.status === 201) acknowledged.push(answer.body.caseId);
    });
    await until('some acknowledgements', () => Promise.resolve(acknowledged.length > 5 ? true : undefined));
    await platform.kill();
    await Promise.all(writing);

    platform = await start(data);
    const again = new Client(platform.url);
    const repeated = await again.post<Accepted>(`clerk@${AGENCY}`, '/api/intake/v1/applications', applicationOf(2), { key });
    expect([repeated.status, repeated.body.caseId, repeated.body.repeated]).toEqual([200, acknowledged[0], true]);
    await soundCheck(again);
    const ids = (await allCases(again)).map(({ caseId }) => caseId);
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(ids).size).toBe(ids.length);
  }, MINUTES);

  it('ended the database server that the killed platform left behind, and stops cleanly again', async () => {
    const now = postgresPid(data);
    expect(now).not.toBe(postgres);
    expect(isRunning(postgres)).toBe(false);
    expect(await platform.stop()).toEqual({ code: 0, signal: null });
    expect(isRunning(now)).toBe(false);
  }, MINUTES);
});

describe('what the platform is told by its environment', () => {
  it('refuses a wrong port and a variable that nobody knows, in both languages, before it touches anything', async () => {
    const { code, said } = await runToEnd({ JUANZONG_DATA: join(await temporary.make(), 'never'), JUANZONG_PORT: '70000', JUANZONG_DTA: '/x' });
    expect(code).toBe(2);
    for (const part of ['JUANZONG_PORT', '70000', '0 至 65535 的整数', 'from 0 to 65535', '不认识的环境变量 JUANZONG_DTA', 'did you mean JUANZONG_DATA?']) expect(said).toContain(part);
  }, MINUTES);

  (isRoot ? it.skip : it)('says that a data directory may not be written', async () => {
    const data = await temporary.make();
    await chmod(data, 0o500);
    const { code, said } = await runToEnd({ JUANZONG_DATA: join(data, 'inside') });
    expect(code).toBe(1);
    expect(said).toMatch(CHINESE);
    expect(said).toContain('inside');
  }, MINUTES);
});
