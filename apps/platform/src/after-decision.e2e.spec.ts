import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationOf, Client, driveCase, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 90_000;
const AGENCY = '340202';
const [CLERK, EXAMINER, APPROVER, BUREAU] = ['clerk', 'examiner', 'approver', 'supervisor'].map((role) => `${role}@${AGENCY}`) as [string, string, string, string];
const temporary = new TemporaryData();
let platform: PlatformProcess;
let client: Client;

beforeAll(async () => {
  platform = await startPlatformProcess(await temporary.make());
  client = new Client(platform.url);
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

const day = (offset: number): string => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const on = (caseId: string, persona: string, action: string, body: object = {}) => client.do(persona, `/api/eligibility/v1/cases/${caseId}/${action}`, body);
const actions = (caseId: string, persona: string, context = 'eligibility') =>
  client.read<{ state: string; actions: { name: string }[] }>(persona, `/api/${context}/v1/cases/${caseId}/actions`).then(({ state, actions: next }) => ({ state, next: next.map(({ name }) => name) }));
const reaches = (caseId: string, context: string, state: string) =>
  until(`${context} of ${caseId} to be ${state}`, async () => ((await actions(caseId, 'auditor', context)).state === state ? true : undefined));
const typesOf = async (caseId: string): Promise<string[]> =>
  (await client.read<{ entries: { type: string }[] }>('auditor', `/api/case-history/v1/cases/${caseId}/timeline`)).entries.map(({ type }) => type);
/** A household above every threshold. */
const wealthy = { household: { size: 1, monthlyIncomeFen: 5_000_000, assetsFen: 0 } };

describe('what follows a decision', () => {
  it('the recipient objects to a refusal, the bureau orders the grant, and the assignment opens', async () => {
    const caseId = await receive(client, AGENCY, applicationOf(1, wealthy));
    expect((await driveCase(client, { caseId, agency: AGENCY })).state).toBe('REFUSED');
    expect(await actions(caseId, `recipient:${caseId}`)).toEqual({ state: 'Decided', next: ['file-objection'] });
    await on(caseId, `recipient:${caseId}`, 'file-objection', { grounds: '家庭收入计算有误' });
    await on(caseId, BUREAU, 'decide-objection', { outcome: 'ORDERED_TO_GRANT', reasons: '收入核算有误，责令改正' });
    await reaches(caseId, 'assignment', 'AwaitingAssignment');
    expect((await actions(caseId, 'operator', 'intake')).next).toEqual([]);
  }, MINUTES);

  it('an urgent case is aided before it is accepted, and confirmed by the grant', async () => {
    const caseId = await receive(client, AGENCY, applicationOf(2, { limitationDate: day(3), materials: ['APPLICATION_FORM'] }));
    await on(caseId, APPROVER, 'grant-advance-aid', { ground: 'LIMITATION_LT_7D', evidence: '诉讼时效将于三日后届满' });
    await reaches(caseId, 'assignment', 'AwaitingAssignment');
    expect((await driveCase(client, { caseId, agency: AGENCY, until: 'GRANTED' })).state).toBe('GRANTED');
    expect(await typesOf(caseId)).toEqual(expect.arrayContaining(['eligibility.AdvanceAidSettled', 'eligibility.DeadlineMet']));
    await reaches(caseId, 'assignment', 'AwaitingAssignment');
  }, MINUTES);

  it('a false commitment ends aid, the bureau orders the cost, and the person may apply again', async () => {
    const caseId = await receive(client, AGENCY, applicationOf(3));
    await client.do(CLERK, `/api/intake/v1/cases/${caseId}/accept-application`);
    await reaches(caseId, 'eligibility', 'Examined');
    await on(caseId, EXAMINER, 'verify-means', { method: 'COMMITMENT', source: '个人诚信承诺书', householdSize: 2, monthlyIncomeFen: 60_000, assetsFen: 0 });
    await on(caseId, EXAMINER, 'propose-decision', { outcome: 'GRANT' });
    await on(caseId, APPROVER, 'approve-decision');
    await on(caseId, BUREAU, 'record-false-commitment', { what: '隐瞒名下房产两套', evidence: '不动产登记查询结果' });
    const tooMuch = await client.post<{ code: string }>(BUREAU, `/api/eligibility/v1/cases/${caseId}/order-cost-recovery`, { amountFen: 180_000, fineFen: 300_001, reasons: '虚假承诺' });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'eligibility.fine-above-cap']);
    await on(caseId, BUREAU, 'order-cost-recovery', { amountFen: 180_000, fineFen: 300_000, reasons: '以虚假承诺获得法律援助' });
    await on(caseId, CLERK, 'serve-decision', { method: 'POST', servedOn: day(0), receivedBy: null });
    await soundCheck(client);
    const again = await receive(client, AGENCY, applicationOf(3));
    await client.do(CLERK, `/api/intake/v1/cases/${again}/accept-application`);
  }, MINUTES);

  it('a place of custody forwards by itself, late after twenty-four hours; an elderly person is decided on the day by one person', async () => {
    const requestedAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
    const forwarded = await client.do(`organ@${AGENCY}`, '/api/intake/v1/applications', applicationOf(4, { channel: 'DETENTION', request: { requestedAt, through: 'DETENTION', organ: '芜湖市看守所' } }));
    expect(await typesOf(forwarded.caseId)).toContain('intake.DeadlineMet');
    const applicant = { ...(applicationOf(5)['applicant'] as object), birthDate: '1945-03-07' };
    const caseId = await receive(client, AGENCY, applicationOf(5, { applicant }));
    await client.do(CLERK, `/api/intake/v1/cases/${caseId}/accept-application`);
    await reaches(caseId, 'eligibility', 'Examined');
    if ((await actions(caseId, EXAMINER)).next.includes('query-means')) await on(caseId, EXAMINER, 'query-means');
    await on(caseId, EXAMINER, 'decide-instantly');
    await reaches(caseId, 'assignment', 'AwaitingAssignment');
  }, MINUTES);

  it('a finding of hardship of Chongqing is used again in Chengdu', async () => {
    const [there, here] = ['500112', '510100'];
    const first = await receive(client, there, applicationOf(6));
    expect((await driveCase(client, { caseId: first, agency: there, until: 'GRANTED' })).state).toBe('GRANTED');
    const second = await receive(client, here, applicationOf(6, { opponents: [{ name: '王二山' }] }));
    await client.do(`clerk@${here}`, `/api/intake/v1/cases/${second}/accept-application`);
    await reaches(second, 'eligibility', 'Examined');
    expect((await actions(second, `examiner@${here}`)).next).toContain('reuse-hardship-finding');
    await on(second, `examiner@${here}`, 'reuse-hardship-finding', { caseId: first });
    await on(second, `examiner@${here}`, 'propose-decision', { outcome: 'GRANT' });
  }, MINUTES);

  it('leaves nothing half-way', async () => {
    expect((await soundCheck(client)).findings).toEqual([]);
  }, MINUTES);
});
