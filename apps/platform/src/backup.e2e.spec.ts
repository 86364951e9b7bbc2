import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCases, applicationOf, Client, driveCase, identityNumber, lawyerOf, type ProblemBody, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { juanzong } from './e2e/shell.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 120_000;
const AGENCY = '340202';
const CLERK = `clerk@${AGENCY}`;
const ERASED = '〔已删除 erased〕';
const LANES = 3;
const SCAN = { kind: 'IDENTITY', mediaType: 'image/png', pages: 1, contentBase64: Buffer.from('身份证扫描件（样例）').toString('base64') };

interface Restored {
  readonly erasedAgain: readonly { readonly stream: string; readonly subject: string }[];
  readonly withoutEntry: readonly { readonly stream: string; readonly subject: string }[];
}

const temporary = new TemporaryData();
let root: string;
let data: string;
let platform: PlatformProcess;
let client: Client;
const start = async (): Promise<void> => {
  platform = await startPlatformProcess(data);
  client = new Client(platform.url);
};
const erase = (caseId: string) =>
  client.post<ProblemBody>('operator', `/api/intake/v1/cases/${caseId}/erase-personal-data`, { subjects: ['applicant', 'documents'], reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' });
const nameOf = async (caseId: string): Promise<string> => {
  const view = await client.read<{ application: { applicant: { name: string } } }>('auditor', `/api/case-history/v1/cases/${caseId}?reveal=${encodeURIComponent('核查')}`);
  return view.application.applicant.name;
};

beforeAll(async () => {
  root = await temporary.make();
  data = join(root, 'data');
  await start();
}, MINUTES);
afterAll(async () => {
  await platform.kill();
  await temporary.remove();
}, MINUTES);

describe('a backup of the running platform', () => {
  const acknowledged: string[] = [];
  let gone: string;
  let before: string[];

  it('is taken with commands in flight', async () => {
    await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '李律师') });
    await driveCase(client, { caseId: await receive(client, AGENCY, applicationOf(600)), agency: AGENCY });
    gone = await receive(client, AGENCY, applicationOf(601, { documents: [SCAN] }));
    await client.do(CLERK, `/api/intake/v1/cases/${gone}/withdraw-application`, { reason: '双方已和解' });
    let running = true;
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (let n = 0; running && n < 60; n += 1) {
        const caseId = await receive(client, AGENCY, applicationOf(610 + lane * 60 + n, { documents: [SCAN] }));
        acknowledged.push(caseId);
        if (n % 2 === 0) await client.do(CLERK, `/api/intake/v1/cases/${caseId}/accept-application`);
        await sleep(50);
      }
    });
    await until('some load', () => Promise.resolve(acknowledged.length >= LANES ? true : undefined));
    before = [gone, ...acknowledged];
    const { code, printed } = await juanzong<{ position: number; documents: { count: number } }>(platform.url, 'backup', join(root, 'backup'), '--data', data);
    const during = acknowledged.length;
    running = false;
    await Promise.all(lanes);
    expect(code).toBe(0);
    expect(printed.position).toBeGreaterThan(0);
    expect(printed.documents.count).toBeGreaterThanOrEqual(before.length);
    expect(during).toBeGreaterThan(before.length - 1);
  }, MINUTES);

  it('starts again elsewhere after a kill, and everything shown agrees with the case files', async () => {
    expect((await erase(gone)).status).toBe(200);
    await platform.kill();
    const lost = join(root, 'lost');
    await rename(data, lost);
    const refused = await juanzong<{ error: { code: string } }>(platform.url, 'restore', join(root, 'backup'), '--data', data);
    expect([refused.code, refused.printed.error.code]).toEqual([2, 'backup.master-key-needed']);
    const { code, printed } = await juanzong<Restored>(platform.url, 'restore', join(root, 'backup'), '--data', data, '--master-key', join(lost, 'vault', 'master.key'));
    const subjects = ['applicant', 'documents'].map((subject) => ({ stream: `case-${gone}`, subject }));
    expect([code, printed.erasedAgain, printed.withoutEntry]).toEqual([0, subjects, subjects]);
    await start();
    await soundCheck(client);
    const cases = (await allCases(client)).map(({ caseId }) => caseId);
    expect(cases).toEqual(expect.arrayContaining(before));
    expect((await client.read<{ parked: unknown[] }>('operator', '/api/ops/v1/parked')).parked).toEqual([]);
  }, MINUTES);

  it('does not bring back who was erased since, opens everybody else, and goes on', async () => {
    const [, someone = ''] = before;
    expect([await nameOf(gone), await nameOf(someone)]).toEqual([ERASED, '王小明']);
    expect((await client.read<{ total: number }>('auditor', `/api/case-history/v1/cases?search=${identityNumber(601)}`)).total).toBe(0);
    const { documents } = await client.read<{ documents: { digest: string }[] }>(CLERK, `/api/intake/v1/cases/${someone}/documents`);
    const bytes = await client.bytes(CLERK, `/api/intake/v1/cases/${someone}/documents/${documents[0]?.digest ?? ''}?reason=${encodeURIComponent('核对')}`);
    expect(Buffer.from(bytes)).toEqual(Buffer.from(SCAN.contentBase64, 'base64'));
    await driveCase(client, { caseId: await receive(client, AGENCY, applicationOf(602)), agency: AGENCY });
  }, MINUTES);

  it('takes the order of the erasure again, so that it is on record', async () => {
    const again = await juanzong(platform.url, 'do', gone, 'erase-personal-data', 'subjects=applicant,documents', 'reason=本人要求删除', 'legalBasis=个人信息保护法第四十七条', '--as', 'operator');
    expect(again.code).toBe(0);
    await soundCheck(client);
    expect(await nameOf(gone)).toBe(ERASED);
  }, MINUTES);
});

describe('a backup that does not come to its end', () => {
  const MAIN = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'));
  const partial = async (): Promise<string[]> => (await readdir(root)).filter((name) => name.startsWith('.cut-off.partial-'));
  const backup = (...before: string[]) => {
    const [command = '', ...args] = [...before, process.execPath, MAIN, 'backup', join(root, 'cut-off'), '--data', data];
    return spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  };

  it('for want of room says so and leaves nothing', async () => {
    const child = backup('bash', '-c', 'ulimit -f 40; exec "$@"', 'limited');
    let said = '';
    child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, said]).toEqual([1, expect.stringMatching(/无法复制 .* could not be copied {2}\(backup\.copy-failed\)/)]);
    expect([existsSync(join(root, 'cut-off')), await partial()]).toEqual([false, []]);
  }, MINUTES);

  it('because it was killed has no name, and the next one is whole', async () => {
    const child = backup();
    const [target, manifest] = [join(root, 'cut-off'), join(root, 'cut-off', 'manifest.json')];
    await until('its draft', async () => ((await partial()).length > 0 || existsSync(target) ? true : undefined));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(existsSync(target)).toBe(existsSync(manifest));
    await rm(target, { recursive: true, force: true });
    expect((await juanzong(platform.url, 'backup', target, '--data', data)).code).toBe(0);
    expect(existsSync(manifest)).toBe(true);
  }, MINUTES);
});
