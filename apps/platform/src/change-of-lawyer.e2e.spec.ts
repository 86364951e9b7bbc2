import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConcentrationAnswer, DeadlineStatistics, StatisticsAnswer, StatisticsCase } from '@juanzong/case-history-contracts';
import { applicationOf, check, Client, driveCase, lawyerOf, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { verifyExport, verifyRoster } from '@juanzong/verifier';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { liveTable, withReadModel } from './e2e/postgres.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 90_000;
const AGENCY = '340202';
const ASSIGNER = `assigner@${AGENCY}`;
const temporary = new TemporaryData();
let [data, changed, terminated, before] = ['', '', '', ''];
let platform: PlatformProcess;
let client: Client;

beforeAll(async () => {
  data = await temporary.make();
  platform = await startPlatformProcess(data);
  client = new Client(platform.url);
  for (const [id, name] of [['L-1', '李律师'], ['L-2', '王律师']] as const) await client.do(ASSIGNER, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf(id, name) });
  [changed, terminated] = [await receive(client, AGENCY, applicationOf(1)), await receive(client, AGENCY, applicationOf(2))];
  for (const caseId of [changed, terminated]) await driveCase(client, { caseId, agency: AGENCY, until: 'GRANTED' });
  before = new Date().toISOString();
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const on = (caseId: string, persona: string, action: string, body: object = {}) => client.do(persona, `/api/assignment/v1/cases/${caseId}/${action}`, body);
const stands = (caseId: string) => client.read<{ state: string; actions: { name: string }[] }>(`recipient:${caseId}`, `/api/assignment/v1/cases/${caseId}/actions`);

/** Draws and assigns. @returns the persona of the lawyer to whom it came. */
async function assign(caseId: string): Promise<string> {
  await until(`opening of the assignment of ${caseId}`, async () => ((await stands(caseId)).state === 'AwaitingAssignment' ? true : undefined));
  const { revision } = await on(caseId, ASSIGNER, 'assign-provider');
  const { entries } = await client.read<{ entries: { type: string; data: { lawyerId?: string } }[] }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline?minRevision=${revision}`);
  return `lawyer:${entries.filter(({ type }) => type === 'assignment.ProviderAssigned').at(-1)?.data.lawyerId ?? ''}`;
}

describe('a lawyer is changed, and aid is terminated', () => {
  it('the recipient asks, the agency approves, another lawyer gets case and papers, and closes it', async () => {
    const first = await assign(changed);
    await on(changed, first, 'accept-assignment');
    expect((await stands(changed)).actions.map(({ name }) => name)).toEqual(['request-change']);
    await on(changed, `recipient:${changed}`, 'request-change', { ground: 'NOT_PERFORMING', note: '多次联系未回复' });
    await on(changed, `approver@${AGENCY}`, 'decide-change', { approve: true, reason: '情况属实' });
    const second = await assign(changed);
    expect(second).not.toBe(first);
    await on(changed, first, 'hand-over-file', { items: [{ name: '起诉状', copies: 1 }] });
    await on(changed, second, 'accept-assignment');
    await on(changed, second, 'sign-agreement', { signedOn: today(), powerOfAttorney: true });
    await on(changed, second, 'notify-hearing', { hearingOn: today(), court: '芜湖市镜湖区人民法院' });
    await on(changed, second, 'close-case', { result: 'MEDIATED', resultText: '调解结案', closedOn: today() });
  }, MINUTES);

  it('aid that ends in a lawyer’s hand is closed by termination', async () => {
    const lawyer = await assign(terminated);
    await on(terminated, lawyer, 'accept-assignment');
    await client.do(`approver@${AGENCY}`, `/api/eligibility/v1/cases/${terminated}/terminate-aid`, { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人已自行委托律师', evidence: '委托合同复印件' });
    await until('the end of the aid', async () => ((await stands(terminated)).state === 'TerminatedInHand' ? true : undefined));
    await on(terminated, lawyer, 'close-case', { result: 'TERMINATED', resultText: '终止', closedOn: today() });
  }, MINUTES);
});

describe('the roster that both were drawn from', () => {
  const entries = (query = '') => `/api/assignment/v1/rosters/${AGENCY}/entries${query}`;

  it('is handed over to auditors and its own agency; with it the verifier draws every lawyer again', async () => {
    for (const caseId of [changed, terminated]) {
      const exported = await client.bytes('auditor', `/api/case-history/v1/cases/${caseId}/export`);
      const roster = await client.bytes(ASSIGNER, entries(`?case=${caseId}`));
      const report = verifyExport(exported, { rosters: [roster] });
      expect(report).toMatchObject({ ok: true, problems: [] });
      expect(report.draws?.map(({ recomputed, order }) => [recomputed, order?.length])).toEqual(caseId === changed ? [[true, 2], [true, 2]] : [[true, 2]]);
    }
    expect(verifyRoster(await client.bytes('auditor', entries()))).toMatchObject({ ok: true, draws: 3, recomputed: 3 });
    const refused = async (persona: string, path: string) => (await client.get<{ code: string }>(persona, path)).body.code;
    expect(await refused('assigner@340103', entries())).toBe('case-file.owned-by-other-agency');
    expect(await refused(`recipient:${changed}`, entries())).toBe('identity.role-not-permitted');
    expect(await refused('auditor', '/api/assignment/v1/rosters/340103/entries')).toBe('assignment.roster-unknown');
    expect(await refused('auditor', entries('?case=0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10'))).toBe('assignment.roster-unknown');
  }, MINUTES);
});

describe('what was done is counted', () => {
  const statistics = (query: string, as = 'auditor') => client.read<StatisticsAnswer>(as, `/api/case-history/v1/statistics${query}`);
  const sound = () => soundCheck(client);

  it('now, and at any past instant; with the cases behind each count', async () => {
    await sound();
    expect((await statistics('')).totals).toMatchObject({ RECEIVED: 2, ACCEPTED: 2, GRANTED: 2, ASSIGNED: 3, RELIEVED: 1, TERMINATED: 1, CLOSED: 2 });
    expect((await statistics(`?asOf=${before}`)).totals).toEqual({ RECEIVED: 2, ACCEPTED: 2, GRANTED: 2 });
    const { lines } = await statistics('?by=region,month,matter&measure=CLOSED,TERMINATED', 'supervisor@340200');
    expect(lines).toMatchObject([{ by: { region: { code: AGENCY }, month: { code: today().slice(0, 7) } }, counts: { CLOSED: 2, TERMINATED: 1 } }]);
    expect((await statistics('', 'supervisor@440000')).totals).toEqual({});
    const behind = await client.read<{ cases: StatisticsCase[] }>('auditor', '/api/case-history/v1/statistics/cases?measure=RELIEVED');
    expect(behind.cases.map(({ caseId }) => caseId)).toEqual([changed]);
    const own = await client.read<{ total: number }>('auditor', '/api/case-history/v1/cases?inHandOf=L-1');
    expect(own.total).toBe(0);
    expect((await client.get(`recipient:${changed}`, '/api/case-history/v1/statistics')).status).toBe(403);
    expect((await client.get<{ code: string }>('auditor', '/api/case-history/v1/statistics?by=weather')).body.code).toBe('case-history.unknown-code');
  }, MINUTES);

  it('how assignments are shared, which deadlines are owed, and all of it as Excel', async () => {
    const shared = await client.read<ConcentrationAnswer>('auditor', '/api/case-history/v1/statistics/concentration?top=1');
    expect(shared).toMatchObject({ assignments: 3, lawyers: 2, topShare: 6667, hhi: 5556 });
    const { lines } = await client.read<{ lines: DeadlineStatistics[] }>('auditor', '/api/case-history/v1/statistics/deadlines');
    expect(lines.every(({ owner, open, missed }) => owner === AGENCY && open + missed > 0)).toBe(true);
    for (const sheet of ['', '/cases', '/concentration', '/deadlines']) {
      const bytes = await client.bytes('auditor', `/api/case-history/v1/statistics${sheet}?format=xlsx`);
      expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    }
  }, MINUTES);

  it('a step that was altered is found by the check', async () => {
    await withReadModel(data, async (sql) => {
      const name = await liveTable(sql, 'statistics_delta');
      const { rows } = await sql.query<{ delta_id: string }>(`UPDATE ${name} SET delta = 2 WHERE measure = 'RELIEVED' RETURNING delta_id`);
      expect((await check(client)).findings.map(({ code, where }) => [code, where])).toEqual([['row-different', `statistics ${rows[0]?.delta_id}`]]);
      await sql.query(`UPDATE ${name} SET delta = 1 WHERE measure = 'RELIEVED'`);
    });
    await sound();
  }, MINUTES);
});
