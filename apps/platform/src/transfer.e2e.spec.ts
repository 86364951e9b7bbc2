import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ForwardingList, ForwardingListItem } from '@juanzong/cross-region-transfer-contracts';
import { type Accepted, applicationOf, check, Client, driveCase, lawyerOf, type ProblemBody, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { liveTable, withReadModel } from './e2e/postgres.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 120_000;
const [LUYANG, SHUSHAN, HEFEI, MEISHAN, YUBEI] = ['340103', '340104', '340100', '511400', '500112'];
const temporary = new TemporaryData();
let data: string;
let platform: PlatformProcess;
let client: Client;

beforeAll(async () => {
  data = await temporary.make();
  platform = await startPlatformProcess(data);
  client = new Client(platform.url);
  for (const agency of [SHUSHAN, LUYANG, YUBEI]) await client.do(`assigner@${agency}`, `/api/assignment/v1/rosters/${agency}/enrol-lawyer`, { lawyer: lawyerOf(`L-${agency}`, '李律师') });
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

const act = (persona: string, caseId: string, action: string, body: object = {}): Promise<Accepted> => client.do(persona, `/api/cross-region-transfer/v1/cases/${caseId}/${action}`, body);
const refused = async (persona: string, path: string, body: object = {}): Promise<string> => {
  const { status, body: problem } = await client.post<ProblemBody>(persona, path, body);
  return `${status} ${problem.code}`;
};
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** From the receipt at one agency to the forwarding to another. @returns the id of the file. */
async function forward(ordinal: number, from: string, to: string, handlingOrgan: string): Promise<string> {
  const caseId = await receive(client, from, applicationOf(ordinal, { handlingOrgan }));
  await act(`clerk@${from}`, caseId, 'propose-forwarding', {});
  expect(await refused(`clerk@${from}`, `/api/intake/v1/cases/${caseId}/accept-application`)).toBe('409 intake.forwarding-under-way');
  await act(`clerk@${to}`, caseId, 'agree-materials', { agreed: ['APPLICATION_FORM', 'IDENTITY'] });
  expect(await refused(`clerk@${from}`, `/api/cross-region-transfer/v1/cases/${caseId}/forward`)).toBe('409 cross-region-transfer.interview-missing');
  await act(`clerk@${from}`, caseId, 'record-interview', { interviewedOn: today(), readBack: true, explained: true });
  await act(`clerk@${from}`, caseId, 'forward');
  return caseId;
}

const listed = async (persona: string, list: string, caseId: string, wanted: (one: ForwardingListItem) => boolean): Promise<ForwardingListItem> =>
  until(`${caseId} in the ${list} of ${persona}`, async () =>
    (await client.read<ForwardingList>(persona, `/api/cross-region-transfer/v1/${list}`)).forwardings.find((one) => one.caseId === caseId && wanted(one)));

const ownerOf = async (caseId: string): Promise<string> =>
  (await client.read<{ case: { agency: string } }>('auditor', `/api/case-history/v1/cases/${caseId}?minRevision=0`)).case.agency;

describe('an application that another agency is competent for', () => {
  it('is forwarded with its clocks, accepted, and goes on there, with a number of that agency', async () => {
    const caseId = await forward(11, LUYANG, SHUSHAN, '合肥市蜀山区人民法院');
    const inInbox = await listed(`clerk@${SHUSHAN}`, 'inbox', caseId, ({ status, clocks }) => status === 'FORWARDED' && clocks.length === 2);
    expect(inInbox).toMatchObject({ from: LUYANG, to: SHUSHAN, owner: SHUSHAN, materialsAgreed: true, interviewRecorded: true });
    expect(inInbox.clocks.map(({ ruleId, owner, left }) => [ruleId, owner, /^剩余 \d 天$/.test(left.zh)]).sort()).toEqual([['examination', SHUSHAN, true], ['forward-answer', SHUSHAN, true]]);
    expect(await listed(`clerk@${LUYANG}`, 'outbox', caseId, ({ status }) => status === 'FORWARDED')).toMatchObject({ ownerName: '合肥市蜀山区法律援助中心' });
    expect(await refused(`clerk@${LUYANG}`, `/api/intake/v1/cases/${caseId}/accept-application`)).toBe('403 case-file.owned-by-other-agency');
    expect(await refused(`clerk@${SHUSHAN}`, `/api/intake/v1/cases/${caseId}/accept-application`)).toBe('409 intake.forwarding-under-way');
    await act(`clerk@${SHUSHAN}`, caseId, 'accept-forwarding');
    expect((await driveCase(client, { caseId, agency: SHUSHAN })).state).toBe('CLOSED');
    const number = await until('the number', async () => (await client.read<{ case: { caseNumber: string | null } }>('auditor', `/api/case-history/v1/cases/${caseId}`)).case.caseNumber ?? undefined);
    expect(number).toContain('合肥市蜀山区');
    const seen = await client.get(`clerk@${LUYANG}`, `/api/case-history/v1/cases/${caseId}/timeline`);
    expect(seen.status).toBe(200);
    expect(await refused(`clerk@${SHUSHAN}`, `/api/cross-region-transfer/v1/cases/${caseId}/propose-forwarding`)).toBe('409 cross-region-transfer.over');
  }, MINUTES);

  it('is disputed, and stays where it is until the city’s bureau designates, which binds', async () => {
    const caseId = await forward(12, LUYANG, SHUSHAN, '合肥市蜀山区人民法院');
    await act(`clerk@${SHUSHAN}`, caseId, 'dispute-forwarding', { claims: LUYANG, ground: 'SENDER_COMPETENT', reasons: '案件由庐阳区人民法院管辖' });
    expect(await listed(`supervisor@${HEFEI}`, 'disputes', caseId, () => true)).toMatchObject({ status: 'DISPUTED', owner: SHUSHAN, authority: HEFEI, claims: LUYANG });
    expect((await client.read<ForwardingList>(`supervisor@340000`, '/api/cross-region-transfer/v1/disputes')).total).toBe(0);
    expect(await refused(`supervisor@340000`, `/api/cross-region-transfer/v1/cases/${caseId}/designate`, { to: LUYANG, reasons: '管辖' })).toBe('403 cross-region-transfer.not-the-authority');
    await act(`supervisor@${HEFEI}`, caseId, 'designate', { to: LUYANG, reasons: '案件由庐阳区人民法院管辖' });
    expect(await refused(`clerk@${LUYANG}`, `/api/cross-region-transfer/v1/cases/${caseId}/propose-forwarding`)).toBe('409 cross-region-transfer.designated');
    expect((await driveCase(client, { caseId, agency: LUYANG })).state).toBe('CLOSED');
    expect(await ownerOf(caseId)).toBe(LUYANG);
  }, MINUTES);

  it('goes from Sichuan to Chongqing, where the agreement of the two says who designates', async () => {
    const caseId = await forward(13, MEISHAN, YUBEI, '重庆市渝北区人民法院');
    await act(`clerk@${YUBEI}`, caseId, 'dispute-forwarding', { claims: MEISHAN, ground: 'OTHER', reasons: '事由发生在眉山' });
    expect(await listed('supervisor@510000', 'disputes', caseId, () => true)).toMatchObject({ authority: '510000' });
    await act('supervisor@510000', caseId, 'designate', { to: YUBEI, reasons: '办案机关在渝北区' });
    expect((await driveCase(client, { caseId, agency: YUBEI })).state).toBe('CLOSED');
  }, MINUTES);

  it('leaves nothing half-way: every ledger has every case that was ever its agency’s', async () => {
    await soundCheck(client);
  }, MINUTES);

  it('is shown as the case files have it: the check names a row that was altered', async () => {
    const { forwardingId, status } = await listed(`clerk@${LUYANG}`, 'outbox', (await client.read<ForwardingList>(`clerk@${LUYANG}`, '/api/cross-region-transfer/v1/outbox')).forwardings[0]?.caseId ?? '', () => true);
    await withReadModel(data, async (sql) => {
      const table = await liveTable(sql, 'forwarding');
      const set = (value: string) => sql.query(`UPDATE ${table} SET status = $1 WHERE forwarding_id = $2`, [value, forwardingId]);
      await set('WITHDRAWN');
      expect((await check(client)).findings).toMatchObject([{ code: 'row-different', where: `forwardings ${forwardingId}`, en: 'the row differs from the case file: status' }]);
      await set(status);
    });
  }, MINUTES);
});
