import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Accepted, applicationOf, check, Client, driveCase, lawyerOf, type ProblemBody, receive, until } from '@juanzong/testing/e2e';
import { randomUUID } from 'node:crypto';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const OTHER = '340100';
const CHINESE = /\p{Script=Han}/u;
const APPLICATIONS = '/api/intake/v1/applications';
const temporary = new TemporaryData();
let platform: PlatformProcess;
let client: Client;
/** Received, nothing else. */
let fresh: string;
/** Examined, proposed by examiner@340202. */
let proposed: string;
let closed: string;
let before: unknown;

const path = (context: string, id: string, action: string): string => `/api/${context}/v1/cases/${id}/${action}`;
const entries = async (): Promise<unknown> => (await check(client)).checked;

beforeAll(async () => {
  platform = await startPlatformProcess(await temporary.make());
  client = new Client(platform.url);
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '李律师') });
  [fresh, proposed, closed] = [await receive(client, AGENCY, applicationOf(1)), await receive(client, AGENCY, applicationOf(2)), await receive(client, AGENCY, applicationOf(3))];
  await driveCase(client, { caseId: closed, agency: AGENCY });
  await client.do(`clerk@${AGENCY}`, path('intake', proposed, 'accept-application'));
  await until('examination', async () => ((await client.get('examiner@340202', path('eligibility', proposed, 'actions'))).body['state'] === 'Examined' ? true : undefined));
  await client.do(`examiner@${AGENCY}`, path('eligibility', proposed, 'query-means'));
  await client.do(`examiner@${AGENCY}`, path('eligibility', proposed, 'propose-decision'), { outcome: 'GRANT' });
  await until('rest', async () => {
    const [a, b] = [await entries(), await entries()];
    return JSON.stringify(a) === JSON.stringify(b) ? true : undefined;
  });
  before = await entries();
}, MINUTES);

afterEach(async () => {
  expect(await entries()).toEqual(before);
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

/** Posts what must be refused, and hands back the problem after a look at its form. */
async function refused(persona: string, to: string, status: number, body: unknown = {}, options: { key?: string | null; raw?: string } = {}): Promise<ProblemBody> {
  const answer = await client.post<ProblemBody>(persona, to, body, options);
  expect([to, answer.status, answer.body.code]).toEqual([to, status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.detail).toMatch(CHINESE);
  expect(answer.body.detailEn).not.toMatch(/^$|undefined|\[object/);
  return answer.body;
}

describe('what the platform refuses changes nothing', () => {
  it('a role that may not do it, with the roles that may', async () => {
    for (const persona of [`examiner@${AGENCY}`, 'auditor', 'operator', 'lawyer:L-1']) {
      expect(await refused(persona, path('intake', fresh, 'accept-application'), 403)).toMatchObject({ code: 'identity.role-not-permitted' });
    }
    expect((await refused(`clerk@${AGENCY}`, path('eligibility', proposed, 'approve-decision'), 403)).code).toBe('identity.role-not-permitted');
    expect((await refused(`clerk@${AGENCY}`, path('assignment', closed, 'close-case'), 403, { result: 'OTHER', closedOn: '2024-01-01' })).code).toBe('identity.role-not-permitted');
  }, MINUTES);

  it('staff of another agency', async () => {
    expect((await refused(`clerk@${OTHER}`, path('intake', fresh, 'accept-application'), 403)).code).toBe('case-file.owned-by-other-agency');
    expect((await refused(`approver@${OTHER}`, path('eligibility', proposed, 'approve-decision'), 403)).code).toBe('case-file.owned-by-other-agency');
    expect((await refused(`assigner@${OTHER}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, 403, { lawyer: lawyerOf('L-9', '外来') })).code).toBe('case-file.owned-by-other-agency');
  }, MINUTES);

  it('nobody, and somebody with a token that nobody issued', async () => {
    for (const headers of [[], [['authorization', 'Bearer nobody']]] as [string, string][][]) {
      const answer = await fetch(platform.url + path('intake', fresh, 'accept-application'), { method: 'POST', headers });
      expect(answer.status).toBe(401);
    }
  }, MINUTES);

  it('a case that does not exist, or cannot', async () => {
    for (const id of [randomUUID(), 'nobody', '..%2f..']) {
      const { status } = await client.post(`clerk@${AGENCY}`, path('intake', id, 'accept-application'));
      expect([id, status]).toEqual([id, id === 'nobody' || id.includes('%') ? 404 : expect.any(Number)]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await client.get('auditor', `/api/case-history/v1/cases/${randomUUID()}/timeline`)).status).toBe(404);
  }, MINUTES);

  it('a command without an Idempotency-Key, or with one that is none', async () => {
    const to = path('intake', fresh, 'accept-application');
    expect((await refused(`clerk@${AGENCY}`, to, 400, {}, { key: null })).code).toBe('request.idempotency-key-missing');
    for (const key of ['x'.repeat(201), 'caf\u00e9']) expect((await refused(`clerk@${AGENCY}`, to, 400, {}, { key })).code).toBe('request.idempotency-key-invalid');
  }, MINUTES);

  it('unknown fields and every wrong value at once, in both languages, without repeating the values', async () => {
    const { materials: _left, ...application } = applicationOf(4);
    const body = { ...application, chanel: 'WINDOW', channel: 'SMOKE', summary: 7, household: { size: -1, monthlyIncomeFen: 1.5, assetsFen: 0, pets: 2 } };
    const { code, errors = [] } = await refused(`clerk@${AGENCY}`, APPLICATIONS, 400, body);
    expect(code).toBe('request.invalid');
    expect(errors.map((error) => error.path).sort()).toEqual(['chanel', 'channel', 'household.monthlyIncomeFen', 'household.pets', 'household.size', 'summary']);
    for (const { zh, en } of errors) expect([zh, en]).toEqual([expect.stringMatching(CHINESE), expect.not.stringMatching(CHINESE)]);
    expect(JSON.stringify(errors)).not.toContain('SMOKE');
  }, MINUTES);

  it('JSON that is none, a body of another type, one that is too large, text that is no Unicode', async () => {
    const clerk = `clerk@${AGENCY}`;
    expect((await refused(clerk, APPLICATIONS, 400, {}, { raw: '{"channel":' })).code).toBe('request.malformed');
    // More than a request may bring, and, where documents may come along, more text than one entry takes.
    const long = '长'.repeat(600_000);
    expect((await refused(clerk, path('intake', fresh, 'withdraw-application'), 413, { reason: long })).code).toBe('request.too-large');
    expect((await refused(clerk, APPLICATIONS, 413, { ...applicationOf(4), summary: long })).code).toBe('request.too-large');
    const lone = JSON.stringify({ ...applicationOf(4), summary: 'HERE' }).replace('HERE', '\\ud800');
    await refused(clerk, APPLICATIONS, 400, {}, { raw: lone });
  }, MINUTES);

  it('a date that does not exist, and one that is to come', async () => {
    const to = path('intake', fresh, 'accept-application');
    expect((await refused(`clerk@${AGENCY}`, to, 400, { occurredOn: '2024-02-30' })).errors?.[0]?.path).toBe('occurredOn');
    expect((await refused(`clerk@${AGENCY}`, to, 422, { occurredOn: '2199-01-01' })).code).toBe('request.occurred-in-future');
  }, MINUTES);

  it('a proposal approved by who made it', async () => {
    // The persona examiner has no approver's role; the role is refused first, so that nobody comes to approve an own proposal.
    expect((await refused(`examiner@${AGENCY}`, path('eligibility', proposed, 'approve-decision'), 403)).code).toBe('identity.role-not-permitted');
  }, MINUTES);

  it('every action that is out of order', async () => {
    const today = '2024-01-01';
    const outOfOrder: readonly (readonly [string, string, string, string, object?])[] = [
      [`examiner@${AGENCY}`, 'eligibility', fresh, 'query-means'],
      [`examiner@${AGENCY}`, 'eligibility', fresh, 'verify-means', { method: 'COMMITMENT', source: '承诺', householdSize: 1, monthlyIncomeFen: 0, assetsFen: 0 }],
      [`examiner@${AGENCY}`, 'eligibility', fresh, 'propose-decision', { outcome: 'GRANT' }],
      [`examiner2@${AGENCY}`, 'eligibility', proposed, 'propose-decision', { outcome: 'GRANT' }],
      [`approver@${AGENCY}`, 'eligibility', fresh, 'approve-decision'],
      [`approver@${AGENCY}`, 'eligibility', fresh, 'return-decision', { reason: '无' }],
      [`clerk@${AGENCY}`, 'eligibility', proposed, 'serve-decision', { method: 'IN_PERSON', servedOn: today }],
      [`clerk@${AGENCY}`, 'intake', fresh, 'request-supplement'],
      [`clerk@${AGENCY}`, 'intake', proposed, 'accept-application'],
      [`clerk@${AGENCY}`, 'intake', proposed, 'supply-materials', { materials: ['IDENTITY'] }],
      [`clerk@${AGENCY}`, 'intake', closed, 'withdraw-application', { reason: '不再需要' }],
      [`assigner@${AGENCY}`, 'assignment', fresh, 'assign-provider'],
      [`assigner@${AGENCY}`, 'assignment', closed, 'assign-provider'],
      [`assigner@${AGENCY}`, 'assignment', closed, 'record-recipient-choice', { lawyerId: 'L-1' }],
      ['lawyer:L-1', 'assignment', closed, 'accept-assignment'],
      ['lawyer:L-1', 'assignment', closed, 'decline-assignment', { reason: 'SCHEDULE' }],
      ['lawyer:L-1', 'assignment', closed, 'sign-agreement', { signedOn: today, powerOfAttorney: true }],
      ['lawyer:L-1', 'assignment', closed, 'report-progress', { stage: '开庭', content: '已开庭', reportedToRecipient: true }],
      ['lawyer:L-1', 'assignment', closed, 'close-case', { result: 'MEDIATED', closedOn: today }],
      ['lawyer:L-2', 'assignment', closed, 'close-case', { result: 'MEDIATED', closedOn: today }],
    ];
    for (const [persona, context, id, action, body] of outOfOrder) {
      const { code } = await client.post<ProblemBody>(persona, path(context, id, action), body).then((answer) => {
        expect([action, answer.status]).toEqual([action, expect.any(Number)]);
        expect([403, 409, 422]).toContain(answer.status);
        return answer.body;
      });
      expect([action, code]).toEqual([action, expect.stringMatching(/^(intake|eligibility|assignment)\./)]);
    }
  }, MINUTES);
});

describe('the same key', () => {
  it('gives the same answer for the same content, and a conflict for other content or another action', async () => {
    const key = randomUUID();
    const clerk = `clerk@${AGENCY}`;
    const first = await client.post<Accepted>(clerk, APPLICATIONS, applicationOf(5), { key });
    expect([first.status, first.body.repeated]).toEqual([201, false]);
    const again = await client.post<Accepted>(clerk, APPLICATIONS, applicationOf(5), { key });
    expect([again.status, again.body]).toMatchObject([200, { caseId: first.body.caseId, revision: first.body.revision, repeated: true }]);
    await until('rest', async () => {
      const [a, b] = [await entries(), await entries()];
      return JSON.stringify(a) === JSON.stringify(b) ? true : undefined;
    });
    before = await entries();
    expect((await refused(clerk, APPLICATIONS, 409, applicationOf(5, { cause: '别的' }), { key })).code).toBe('command.conflicting-content');
    expect((await refused(clerk, path('intake', first.body.caseId, 'accept-application'), 409, {}, { key })).code).toBe('command.conflicting-content');
  }, MINUTES);
});
