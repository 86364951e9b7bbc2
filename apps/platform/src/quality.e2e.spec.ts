import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationOf, Client, driveCase, lawyerOf, type ProblemBody, receive, until } from '@juanzong/testing/e2e';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const [OFFICER, BUREAU, LAWYER] = [`quality-officer@${AGENCY}`, 'supervisor@340200', 'lawyer:L-1'];
const BASE = '/api/quality-review/v1';

interface Archive {
  readonly caseId: string;
  readonly status: string;
  readonly due: { readonly dueDate: string } | null;
}
interface Entry {
  readonly eventId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const temporary = new TemporaryData();
let platform: PlatformProcess;
let client: Client;
let caseId: string;

const act = (persona: string, action: string, body: object = {}) => client.do(persona, `${BASE}/cases/${caseId}/${action}`, body);
const timeline = (revision: number): Promise<readonly Entry[]> =>
  client.read<{ entries: readonly Entry[] }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline?minRevision=${revision}`).then(({ entries }) => entries);
/** The case in the list of archives, once its clock is there. */
const archive = (status: string): Promise<Archive> => until(`archive ${status}`, async () => {
  const { archives } = await client.read<{ archives: readonly Archive[] }>(OFFICER, `${BASE}/archives?status=${status}`);
  return archives.find((one) => one.caseId === caseId && (one.due !== null || status === 'ACCEPTED'));
});

beforeAll(async () => {
  platform = await startPlatformProcess(await temporary.make());
  client = new Client(platform.url);
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '律师一') });
  caseId = await receive(client, AGENCY, applicationOf(1));
  await driveCase(client, { caseId, agency: AGENCY });
}, MINUTES);

afterAll(async () => {
  await platform.kill();
  await temporary.remove();
}, MINUTES);

describe('after the closing, on the platform itself', () => {
  it('the archive is owed, handed in with what is missing explained, and accepted', async () => {
    await archive('AWAITING_SUBMISSION');
    const { items: list } = await client.read<{ items: { code: string; required: boolean }[] }>(LAWYER, `${BASE}/cases/${caseId}/archive-list`);
    const upload = { kind: 'ARCHIVE_PAPER', mediaType: 'text/plain', contentBase64: Buffer.from('办理情况报告').toString('base64') };
    const { body: document } = await client.post(LAWYER, `/api/intake/v1/cases/${caseId}/documents`, upload);
    const items = [{ item: 'CLOSING_REPORT', documents: [document], pages: 2 }];
    const { body: problem, status } = await client.post<ProblemBody>(LAWYER, `${BASE}/cases/${caseId}/submit-archive`, { items });
    expect([status, problem.code]).toEqual([422, 'quality-review.archive-incomplete']);
    expect(problem.params['missing']).toEqual(list.flatMap(({ code, required }) => (required && code !== 'CLOSING_REPORT' ? [code] : [])));
    const missing = (problem.params['missing'] as string[]).map((item) => ({ item, reason: '原件由办案机关留存' }));
    await act(LAWYER, 'submit-archive', { items, missing });
    await archive('UNDER_REVIEW');
    await act(OFFICER, 'accept-archive', { archiveNumber: '镜湖卷第1号' });
    expect(await archive('ACCEPTED')).toMatchObject({ due: null });
  }, MINUTES);

  it('a bureau’s finding is answered by an entry and rechecked before the act can close', async () => {
    const { revision } = await act(`recipient:${caseId}`, 'rate-service', { service: 'RECEPTION', scores: ['ATTITUDE', 'PROMPTNESS', 'INFORMATION'].map((aspect) => ({ aspect, score: 5 })) });
    const seen = (await timeline(revision)).find(({ type }) => type === 'quality-review.ArchiveAccepted')?.eventId ?? '';
    await act(BUREAU, 'open-supervision-act', { act: 'FILE_CHECK', saw: [seen] });
    const actId = (await timeline(revision + 1)).findLast(({ type }) => type === 'quality-review.SupervisionActOpened')?.data['actId'];
    await act(BUREAU, 'raise-finding', { actId, text: '材料缺失较多', severity: 'MAJOR', duty: 'AGENCY' });
    const { findings } = await until('the finding in the list', async () => {
      const answer = await client.read<{ findings: readonly { findingId: string; due: unknown }[] }>(`clerk@${AGENCY}`, `${BASE}/findings?duty=AGENCY`);
      return answer.findings.some(({ due }) => due !== null) ? answer : undefined;
    });
    const findingId = findings[0]?.findingId;
    expect((await client.post<ProblemBody>(BUREAU, `${BASE}/cases/${caseId}/close-supervision-act`, { actId })).body.code).toBe('quality-review.findings-open');
    const done = await act(`clerk@${AGENCY}`, 'record-rectification', { findingId, measures: '已补齐复印件' });
    const measure = (await timeline(done.revision)).findLast(({ type }) => type === 'quality-review.RectificationRecorded')?.eventId;
    await act(`clerk@${AGENCY}`, 'answer-finding', { findingId, by: [measure], text: '见整改' });
    await act(BUREAU, 'recheck-finding', { findingId, accepted: true, reason: '属实' });
    await act(BUREAU, 'close-supervision-act', { actId });
  }, MINUTES);
});
