import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCases, applicationOf, check, Client, driveCase, identityNumber, lawyerOf, type ProblemBody, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beyondErasure } from './e2e/compare/erased.js';
import { type PlatformProcess, runToEnd, startPlatformProcess } from './e2e/platform-process.js';
import { postgresHome, postgresPid, withReadModel } from './e2e/postgres.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 180_000;
const AGENCY = '340202';
const CLERK = `clerk@${AGENCY}`;
const NAME = '王小明';
const SCAN = { kind: 'IDENTITY', mediaType: 'image/png', pages: 1, contentBase64: Buffer.from('身份证扫描件（样例）').toString('base64') };
const DROP_ALL = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname ~ '__b[0-9]+$' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP; END $$`;

const temporary = new TemporaryData();
const received: string[] = [];
let data: string;
let platform: PlatformProcess;
let client: Client;
const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  platform = await startPlatformProcess(data, env);
  client = new Client(platform.url);
};

beforeAll(async () => {
  data = await temporary.make();
  await start();
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '李律师') });
  for (const n of [700, 701]) received.push(await receive(client, AGENCY, applicationOf(n, { documents: [SCAN] })));
  await driveCase(client, { caseId: received[0] ?? '', agency: AGENCY });
}, MINUTES);

afterAll(async () => {
  await platform.kill();
  await temporary.remove();
}, MINUTES);

/** Does the damage while commands are in flight, and goes on with them a while: every one of them has to be accepted. */
async function wiped(damage: () => Promise<void>): Promise<void> {
  let running = true;
  const commands = (async () => {
    for (let n = received.length; running; n += 1) {
      received.push(await receive(client, AGENCY, applicationOf(800 + n)));
      await sleep(20);
    }
  })();
  await until('commands in flight', () => Promise.resolve(received.length % 5 === 0 ? true : undefined));
  await damage();
  const reached = received.length + 5;
  await until('commands after the damage', () => Promise.resolve(received.length >= reached ? true : undefined));
  running = false;
  await commands;
}

/** Every row of every read model agrees with an independent fold of the case files, and every case is shown. */
const rebuilt = () => until('read models that show everything again', async () => {
  const report = await check(client).catch(() => undefined);
  if (!report?.ok) return undefined;
  const shown = new Set((await allCases(client)).map(({ caseId }) => caseId));
  return received.every((caseId) => shown.has(caseId)) && shown.size === received.length ? report : undefined;
}, MINUTES);

describe('read models that are wiped while the platform runs', () => {
  it('are built anew by themselves when every table of theirs is dropped', async () => {
    await wiped(() => withReadModel(data, async (sql) => void (await sql.query(DROP_ALL))));
    expect((await rebuilt()).findings).toEqual([]);
  }, MINUTES);

  it('are built anew by themselves when the PostgreSQL process is killed and its data are deleted', async () => {
    const before = postgresPid(data);
    await wiped(async () => {
      // Taken away in one step before the kill: the platform starts another server at once, and what it makes must not be deleted with the old.
      const taken = [postgresHome(data), join(data, 'postgres')].filter((place, index, all) => all.indexOf(place) === index);
      for (const place of taken) await rename(place, `${place}.gone`);
      process.kill(before, 'SIGKILL');
      for (const place of taken) await rm(`${place}.gone`, { recursive: true, force: true, maxRetries: 5 });
    });
    expect((await rebuilt()).findings).toEqual([]);
    // It answers before its record is written.
    await until('the record of another server', () => Promise.resolve(existsSync(join(postgresHome(data), 'server.json')) && postgresPid(data) !== before ? true : undefined));
    await driveCase(client, { caseId: received[1] ?? '', agency: AGENCY });
    expect((await rebuilt()).findings).toEqual([]);
    expect((await client.read<{ parked: unknown[] }>('operator', '/api/ops/v1/parked')).parked).toEqual([]);
  }, MINUTES);
});

describe('a platform whose vault is gone', () => {
  const timeline = async (caseId: string): Promise<unknown[]> => (await client.read<{ entries: unknown[] }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`)).entries;
  const refusedAs = async (persona: string, path: string): Promise<unknown> => {
    const { status, body } = await client.get<ProblemBody>(persona, path);
    return [status, body.code];
  };
  const lost = [503, 'vault.lost'];
  const before = new Map<string, unknown[]>();
  let streams: number;

  it('is not started as if it were a new one, and says what can be done', async () => {
    for (const caseId of received) before.set(caseId, await timeline(caseId));
    streams = (await check(client)).checked.streams;
    await platform.stop();
    await rm(join(data, 'vault'), { recursive: true });
    const { code, said } = await runToEnd({ JUANZONG_DATA: data });
    expect([code, said]).toEqual([1, expect.stringMatching(/保险库不在了.*JUANZONG_VAULT_LOST=read-only.*their vault is not.*JUANZONG_VAULT_LOST=read-only/s)]);
  }, MINUTES);

  it('started to be read, replays everything that is not personal, and every chain', async () => {
    await start({ JUANZONG_VAULT_LOST: 'read-only' });
    expect(platform.said()).toMatch(/保险库已丢失，只读.*the vault is lost, read-only/);
    const report = await soundCheck(client, { enough: ({ checked }) => checked.streams >= streams });
    expect(report.checked.streams).toBe(streams);
    for (const [caseId, entries] of before) expect(beyondErasure(entries, await timeline(caseId))).toEqual([]);
    await until('every case in the list', async () => ((await allCases(client)).length === received.length ? true : undefined));
  }, MINUTES);

  it('shows nothing personal anywhere', async () => {
    const [caseId = ''] = received;
    const of = `/api/case-history/v1/cases/${caseId}`;
    const reason = `reason=${encodeURIComponent('核查')}`;
    expect(await refusedAs('auditor', `${of}/timeline?reveal=${encodeURIComponent('核查')}`)).toEqual(lost);
    expect(await refusedAs('auditor', `${of}?reveal=${encodeURIComponent('核查')}`)).toEqual(lost);
    expect(await refusedAs('auditor', `${of}/export?disclose=all&${reason}`)).toEqual(lost);
    const { documents } = await client.read<{ documents: { digest: string }[] }>(CLERK, `/api/intake/v1/cases/${caseId}/documents`);
    expect(await refusedAs(CLERK, `/api/intake/v1/cases/${caseId}/documents/${documents[0]?.digest ?? ''}?${reason}`)).toEqual(lost);
    const { letters } = await client.read<{ letters: { form: string; ready: boolean }[] }>('auditor', `${of}/letters`);
    const ready = letters.filter((letter) => letter.ready);
    expect(ready.length).toBeGreaterThan(0);
    for (const { form } of ready) expect(await refusedAs('auditor', `${of}/letters/${form}?format=pdf&${reason}`)).toEqual(lost);
    const shown = [await timeline(caseId), await client.read('auditor', of), await allCases(client), await client.read(CLERK, '/api/case-history/v1/queue')];
    const rows = await withReadModel(data, async (sql) => (await sql.query('SELECT * FROM case_overview')).rows as unknown[]);
    for (const said of [...shown, rows]) for (const secret of [NAME, '王', identityNumber(700)]) expect(JSON.stringify(said)).not.toContain(secret);
    expect((await client.read<{ total: number }>('auditor', `/api/case-history/v1/cases?search=${identityNumber(700)}`)).total).toBe(0);
  }, MINUTES);

  it('takes no command, and says why', async () => {
    const refused = [
      await client.post<ProblemBody>(CLERK, '/api/intake/v1/applications', applicationOf(999)),
      await client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${received[2] ?? ''}/accept-application`),
    ];
    for (const { status, body } of refused) expect([status, body.code, body.detail, body.detailEn]).toEqual([...lost, expect.stringContaining('保险库已丢失'), expect.stringContaining('The vault is lost')]);
    expect((await check(client)).checked.streams).toBe(streams);
  }, MINUTES);
});
