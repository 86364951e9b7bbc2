import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Accepted, applicationOf, check, Client, identityNumber, type ProblemBody, receive, until } from '@juanzong/testing/e2e';
import { verifyExport } from '@juanzong/verifier';
import { createHash, randomUUID } from 'node:crypto';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const CLERK = `clerk@${AGENCY}`;
const SCAN = Buffer.from('身份证扫描件（样例）');
const ERASED = '〔已删除 erased〕';

interface Reference {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
  readonly kind: string;
}

const upload = (bytes: Buffer, more: object = {}) => ({ kind: 'IDENTITY', mediaType: 'image/png', pages: 1, contentBase64: bytes.toString('base64'), ...more });

const temporary = new TemporaryData();
let data: string;
let platform: PlatformProcess;
let client: Client;

const start = async (): Promise<void> => {
  platform = await startPlatformProcess(data, { JUANZONG_LOG_LEVEL: 'info' });
  client = new Client(platform.url);
};
const documentsOf = (caseId: string): string => `/api/intake/v1/cases/${caseId}/documents`;
const exported = async (caseId: string): Promise<string> => Buffer.from(await client.bytes('auditor', `/api/case-history/v1/cases/${caseId}/export?documents=true`)).toString('utf8');
const filesOf = async (idNumber: string): Promise<string[]> => {
  const { files } = await client.read<{ files: { caseId: string }[] }>('auditor', `/api/case-history/v1/persons?idNumber=${idNumber}&reason=${encodeURIComponent('本人查询')}`);
  return files.map(({ caseId }) => caseId);
};

beforeAll(async () => {
  data = await temporary.make();
  await start();
}, MINUTES);

afterAll(async () => {
  await platform.kill();
  await temporary.remove();
}, MINUTES);

describe('documents of a case', () => {
  let caseId: string;
  let reference: Reference;
  const key = randomUUID();
  const body = applicationOf(501, { documents: [upload(SCAN)] });

  it('come along with the application, and the same key again changes nothing', async () => {
    const first = await client.post<Accepted>(CLERK, '/api/intake/v1/applications', body, { key });
    const again = await client.post<Accepted>(CLERK, '/api/intake/v1/applications', body, { key });
    expect([first.status, again.status, again.body.repeated]).toEqual([201, 200, true]);
    ({ caseId } = first.body);
    const { documents } = await client.read<{ documents: Reference[] }>(CLERK, documentsOf(caseId));
    expect(documents).toEqual([expect.objectContaining({ kind: 'IDENTITY', mediaType: 'image/png', pages: 1 })]);
    reference = documents[0] as Reference;
    expect(reference.digest).not.toBe(createHash('sha256').update(SCAN).digest('hex'));
  }, MINUTES);

  it('make another command under the same key where their bytes differ', async () => {
    const other = await client.post<ProblemBody>(CLERK, '/api/intake/v1/applications', { ...body, documents: [upload(Buffer.from('另一份'))] }, { key });
    expect([other.status, other.body.code]).toEqual([409, 'command.conflicting-content']);
  });

  it('are opened with a reason, by whom the case belongs to or an auditor, and that is logged', async () => {
    const path = `${documentsOf(caseId)}/${reference.digest}?reason=${encodeURIComponent('核对身份')}`;
    expect(Buffer.from(await client.bytes(CLERK, path))).toEqual(SCAN);
    expect((await client.get<ProblemBody>('clerk@440700', path)).body.code).toBe('case-file.owned-by-other-agency');
    expect((await client.get<ProblemBody>('operator', path)).body.code).toBe('documents.may-not');
    expect((await client.get<ProblemBody>(CLERK, path.slice(0, path.indexOf('?')))).status).toBe(400);
    const { openings } = await client.read<{ openings: { reason: string; actor: { id: string }; entries: { eventId: string }[] }[] }>('auditor', `/api/case-history/v1/cases/${caseId}/openings`);
    expect(openings.map(({ reason, actor, entries }) => [reason, actor.id, entries[0]?.eventId])).toContainEqual(['核对身份', CLERK, reference.digest]);
  });

  it('are handed in by themselves and named by a supplement; what the store does not have is refused by name', async () => {
    const handed = await client.post<Reference>(CLERK, documentsOf(caseId), upload(Buffer.alloc(3 * 1024 * 1024, 7), { kind: 'MATTER_MATERIALS', mediaType: 'application/pdf' }));
    expect(handed.status).toBe(201);
    const supply = (documents: object[]) => client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${caseId}/supply-materials`, { materials: ['MATTER_MATERIALS'], documents });
    expect((await supply([{ ...handed.body, digest: 'ab'.repeat(32) }])).body.code).toBe('documents.unknown-digest');
    expect((await supply([{ ...handed.body, size: 1 }])).body.code).toBe('documents.reference-differs');
    expect((await supply([handed.body])).status).toBe(200);
    const elsewhere = await receive(client, AGENCY, applicationOf(502));
    const stolen = await client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${elsewhere}/supply-materials`, { materials: ['IDENTITY'], documents: [reference] });
    expect([stolen.status, stolen.body.code]).toEqual([422, 'documents.unknown-digest']);
  }, MINUTES);

  it('are refused in words when too large, of another kind or not base64', async () => {
    const tooLarge = await client.post<ProblemBody>(CLERK, documentsOf(caseId), upload(Buffer.alloc(11 * 1024 * 1024)));
    expect([tooLarge.status, tooLarge.body.errors?.[0]?.zh, tooLarge.body.errors?.[0]?.en]).toEqual([400, '单份材料不得超过 10 MiB', 'A document has at most 10 MiB']);
    const odd = await client.post<ProblemBody>(CLERK, documentsOf(caseId), { kind: 'SELFIE', mediaType: 'text/html', contentBase64: '***' });
    expect(odd.body.errors?.map(({ path }) => path)).toEqual(['kind', 'mediaType', 'contentBase64']);
    expect((await client.post<ProblemBody>('examiner@340202', documentsOf(randomUUID()), upload(SCAN))).body.code).toBe('case-file.not-found');
  }, MINUTES);

  it('go along with an export that asks for them, and the verifier checks their bytes', async () => {
    const text = await exported(caseId);
    const report = verifyExport(text);
    expect(report).toMatchObject({ ok: true });
    const file = JSON.parse(text) as { documents: { content?: string }[] };
    expect(file.documents.map(({ content }) => content !== undefined)).toEqual([true, true]);
    const [first] = file.documents;
    const tampered = text.replace(first?.content ?? '', Buffer.from('x').toString('base64'));
    expect(verifyExport(tampered)).toMatchObject({ ok: false });
  });
});

describe('the erasure of personal data', () => {
  const idNumber = identityNumber(511);
  let caseId: string;
  const erase = (subjects: string[], key?: string) => client.post<ProblemBody & Accepted>(
    'operator', `/api/intake/v1/cases/${caseId}/erase-personal-data`, { subjects, reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' }, key === undefined ? {} : { key });

  it('finds the files of a person, and logs that somebody looked', async () => {
    caseId = await receive(client, AGENCY, applicationOf(511, { documents: [upload(SCAN)] }));
    await until('the link to the person', async () => ((await filesOf(idNumber)).includes(caseId) ? true : undefined));
    const { openings } = await client.read<{ openings: { reason: string; entries: { fields: string[] }[] }[] }>('auditor', `/api/case-history/v1/cases/${caseId}/openings`);
    expect(openings.some(({ reason, entries }) => reason === '本人查询' && entries[0]?.fields[0] === 'applicant.person')).toBe(true);
    expect((await client.get<ProblemBody>(CLERK, `/api/case-history/v1/persons?idNumber=${idNumber}&reason=x`)).status).toBe(403);
  }, MINUTES);

  it('is refused while the case is open, and to everybody but an operator', async () => {
    const early = await erase(['applicant']);
    expect([early.status, early.body.code]).toEqual([409, 'intake.case-still-open']);
    const clerk = await client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${caseId}/erase-personal-data`, { subjects: ['applicant'], reason: 'x', legalBasis: 'x' });
    expect(clerk.body.code).toBe('identity.role-not-permitted');
  });

  it('destroys the keys, so that the file, lists and searches hold nobody any more, and still replays, verifies and checks', async () => {
    await client.do(CLERK, `/api/intake/v1/cases/${caseId}/withdraw-application`, { reason: '双方已和解' });
    const key = randomUUID();
    const done = await erase(['applicant', 'documents'], key);
    expect([done.status, done.body.repeated]).toEqual([200, false]);
    expect((await erase(['applicant', 'documents'], key)).body.repeated).toBe(true);
    const view = await client.read<{ state: string; application: { applicant: { name: string; birthDate: unknown } }; case: { applicant: unknown } }>(
      'auditor', `/api/case-history/v1/cases/${caseId}?minRevision=${done.body.revision}&reveal=${encodeURIComponent('核查')}`);
    expect([view.state, view.application.applicant.name, view.case.applicant]).toEqual(['WITHDRAWN', ERASED, null]);
    expect(await filesOf(idNumber)).toEqual([]);
    expect((await client.read<{ total: number }>('auditor', `/api/case-history/v1/cases?search=${idNumber}`)).total).toBe(0);
    expect(verifyExport(await exported(caseId))).toMatchObject({ ok: true });
    expect((await check(client)).findings).toEqual([]);
  }, MINUTES);

  it('lets nothing about the person be recorded again: a refusal with a name', async () => {
    const correction = await client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${caseId}/correct-application`, { changes: { applicant: { name: '张三' } }, reason: '补录', evidence: '身份证' });
    expect([correction.status, correction.body.code]).toEqual([409, 'intake.personal-data-erased']);
    const document = await client.post<ProblemBody>(CLERK, documentsOf(caseId), upload(SCAN));
    expect([document.status, document.body.code]).toEqual([409, 'vault.key-erased']);
    expect((await erase(['applicant'])).body.code).toBe('intake.erased-already');
  });

  it('lets the person apply again for the same matter', async () => {
    const again = await receive(client, AGENCY, applicationOf(511));
    await until('the new file of the person', async () => ((await filesOf(idNumber)).includes(again) ? true : undefined));
    const { status, body } = await client.post<ProblemBody>(CLERK, `/api/intake/v1/cases/${again}/accept-application`);
    expect(body.code ?? status).toBe(200);
  }, MINUTES);
});

describe('what is no character', () => {
  it('is refused with its place', async () => {
    const raw = JSON.stringify(applicationOf(520)).replace('子女多年不付赡养费', '子女\\ud83d');
    const answer = await client.post<ProblemBody>(CLERK, '/api/intake/v1/applications', undefined, { raw });
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ path: 'summary', code: 'invalid-unicode' })]]);
  });
});

describe('operations', () => {
  it('show nothing parked, and what is not parked cannot be taken up again', async () => {
    expect(await client.read('operator', '/api/ops/v1/parked')).toEqual({ parked: [] });
    const nothing = await client.post<ProblemBody>('operator', '/api/ops/v1/parked/intake/case-none/unpark');
    expect([nothing.status, nothing.body.code]).toEqual([404, 'ops.not-parked']);
    expect((await client.get<ProblemBody>(CLERK, '/api/ops/v1/parked')).status).toBe(403);
  });

  it('measure commands, refusals, appends, deadlines and lags', async () => {
    const text = await (await fetch(`${platform.url}/metrics`)).text();
    for (const line of [
      /^juanzong_command_duration_seconds_count\{context="intake",action="receive-application",outcome="accepted"\} \d/m,
      /^juanzong_refusals_total\{context="intake",code="intake.case-still-open"\} 1$/m,
      /^juanzong_append_duration_seconds_count\{outcome="written"\} [1-9]/m,
      /^juanzong_deadlines\{state="open"\} [1-9]/m, /^juanzong_deadlines\{state="missed"\} 0$/m,
      /^juanzong_parked_streams\{context="intake"\} 0$/m, /^juanzong_consumer_lag_entries\{context="intake"\} \d/m,
    ]) expect(text).toMatch(line);
  });

  it('log every command with its case and correlation id, and nobody’s name', async () => {
    // Lines are gathered before they are written: whoever stops has written all of them.
    await platform.stop();
    const logged = platform.logged();
    await start();
    const lines = logged.split('\n').filter((line) => line.includes('"msg":"command"')).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(expect.objectContaining({ context: 'intake', action: 'withdraw-application', outcome: 'accepted', caseId: expect.any(String), correlationId: expect.any(String) }));
    expect(logged).not.toMatch(/王小明|340202198503075/);
  }, MINUTES);
});

describe('a vault restored from before an erasure', () => {
  it('is told again at the start what was erased', async () => {
    const idNumber = identityNumber(531);
    const caseId = await receive(client, AGENCY, applicationOf(531));
    await until('the link to the person', async () => ((await filesOf(idNumber)).includes(caseId) ? true : undefined));
    await client.do(CLERK, `/api/intake/v1/cases/${caseId}/withdraw-application`, { reason: '双方已和解' });
    const keyId = String(/"idNumber":\{[^}]*"keyId":"([^"]+)"/.exec(await exported(caseId))?.[1]);
    await platform.stop();
    await cp(join(data, 'vault'), join(data, 'vault-before'), { recursive: true });
    await start();
    await client.do('operator', `/api/intake/v1/cases/${caseId}/erase-personal-data`, { subjects: ['applicant'], reason: '本人要求删除', legalBasis: '个人信息保护法第四十七条' });
    await platform.stop();
    await rm(join(data, 'vault'), { recursive: true });
    await cp(join(data, 'vault-before'), join(data, 'vault'), { recursive: true });
    await start();
    expect(await filesOf(idNumber)).toEqual([]);
    const view = await client.read<{ application: { applicant: { name: string } } }>('auditor', `/api/case-history/v1/cases/${caseId}?reveal=${encodeURIComponent('核查')}`);
    expect(view.application.applicant.name).toBe(ERASED);
    expect((await check(client)).findings).toEqual([]);
    await platform.stop();
    await start();
    const holdsKey = async (vault: string): Promise<boolean> => (await readFile(join(data, vault, 'vault.lmdb'))).includes(keyId);
    expect([await holdsKey('vault-before'), await holdsKey('vault')]).toEqual([true, false]);
  }, 2 * MINUTES);
});
