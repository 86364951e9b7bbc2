import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCases, applicationOf, Client, driveCase, lawyerOf, receive, until } from '@juanzong/testing/e2e';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Timeline } from '@juanzong/case-history-contracts';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const temporary = new TemporaryData();
let platform: PlatformProcess;
let client: Client;
/** Received on 2024-03-05 and closed on 2024-03-08, all of it recorded today; the name was mistyped at first. */
let caseId: string;
let beforeCorrection: string;

const timeline = (query = '', persona = 'auditor'): Promise<Timeline> => client.read<Timeline>(persona, `/api/case-history/v1/cases/${caseId}/timeline${query}`);
const nameIn = (data: unknown): string => (data as { application: { applicant: { name: string } } }).application.applicant.name;
const received = ({ entries }: Timeline) => entries.filter(({ type }) => type.startsWith('intake.ApplicationReceived'));

beforeAll(async () => {
  platform = await startPlatformProcess(await temporary.make(), { JUANZONG_LOG_LEVEL: 'info' });
  client = new Client(platform.url);
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '李律师') });
  caseId = await receive(client, AGENCY, applicationOf(1, { applicant: { ...(applicationOf(1)['applicant'] as object), name: '赵小明' } }), '2024-03-05');
  beforeCorrection = new Date().toISOString();
  // Instants are kept to the millisecond; the next entry must have a later one.
  await sleep(5);
  const corrected = { changes: { applicant: { name: '王小明' } }, reason: '姓名录入错误', evidence: '身份证复印件' };
  await client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${caseId}/correct-application`, corrected);
  await driveCase(client, { caseId, agency: AGENCY, on: '2024-03-08' });
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

describe('a case at any instant, valid and known', () => {
  it('is what it was on a day, whenever that was recorded', async () => {
    expect((await timeline('?at=2024-03-04')).state).toBeNull();
    expect((await timeline('?at=2024-03-06')).state).toBe('RECEIVED');
    expect((await timeline('?at=2024-03-08')).state).toBe('CLOSED');
    expect((await timeline()).state).toBe('CLOSED');
  }, MINUTES);

  it('was not known before it was recorded: a late fact changes no earlier knowledge', async () => {
    const known = await timeline(`?at=2024-03-08&knownAt=${beforeCorrection}`);
    expect(known.state).toBe('RECEIVED');
    expect(known.entries.map(({ type }) => type)).not.toContain('assignment.CaseClosed');
    expect((await timeline(`?knownAt=2024-03-09`)).state).toBeNull();
  }, MINUTES);

  it('shows a correction beside what it corrects, and only to who asks later', async () => {
    const reveal = 'reveal=' + encodeURIComponent('核对更正');
    const now = received(await timeline(`?${reveal}`));
    expect(now.map(({ data }) => nameIn(data))).toEqual(['赵小明', '王小明']);
    expect(now[1]).toMatchObject({ type: 'intake.ApplicationReceivedCorrected', corrects: now[0]?.eventId });
    const then = received(await timeline(`?knownAt=${beforeCorrection}&${reveal}`));
    expect(then.map(({ data }) => nameIn(data))).toEqual(['赵小明']);
  }, MINUTES);

  it('refuses a time that is none', async () => {
    expect((await client.get('auditor', `/api/case-history/v1/cases/${caseId}/timeline?at=yesterday`)).body['code']).toBe('case-history.unknown-instant');
  }, MINUTES);
});

describe('who sees what', () => {
  it('masks names and numbers for everybody who does not open them', async () => {
    for (const persona of ['auditor', `clerk@${AGENCY}`]) {
      const text = JSON.stringify(await timeline('', persona));
      for (const personal of ['王小明', '赵小明', '34020219850307', '13900000000', '王大山']) expect(text).not.toContain(personal);
      expect(received(await timeline('', persona)).map(({ data }) => nameIn(data))).toEqual(['赵**', '王**']);
    }
    expect(JSON.stringify(await allCases(client))).not.toContain('王小明');
  }, MINUTES);

  it('opens them for the agency and for auditors, for a reason, and logs who did and why', async () => {
    for (const persona of ['operator', 'clerk@340100']) {
      expect((await client.get(persona, `/api/case-history/v1/cases/${caseId}/timeline?reveal=x`)).status).toBe(403);
    }
    await timeline(`?reveal=${encodeURIComponent('电话联系当事人')}`, `examiner@${AGENCY}`);
    const { openings } = await client.read<{ openings: readonly { actor: { id: string }; reason: string }[] }>('auditor', `/api/case-history/v1/cases/${caseId}/openings`);
    expect(openings.map(({ actor, reason }) => [actor.id, reason])).toContainEqual([`examiner@${AGENCY}`, '电话联系当事人']);
    expect(openings.map(({ actor }) => actor.id)).not.toContain('operator');
  }, MINUTES);
});

describe('a correction of the matter before the decision', () => {
  it('is examined again by rule, and the old examination stays in the file', async () => {
    const other = await receive(client, AGENCY, applicationOf(2));
    await client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${other}/accept-application`);
    const routes = async () => (await client.read<Timeline>('auditor', `/api/case-history/v1/cases/${other}/timeline`)).entries
      .filter(({ type }) => type === 'eligibility.Examined').map(({ data }) => (data as { route: string }).route);
    await until('the first examination', async () => (await routes())[0]);
    await client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${other}/correct-application`, { changes: { matter: 'DOMESTIC_VIOLENCE' }, reason: '事项选错', evidence: '申请表' });
    await until('the second examination', async () => (await routes())[1]);
    expect(await routes()).toEqual(['TESTED', 'WAIVED']);
  }, MINUTES);
});

describe('the rules behind a decision', () => {
  it('stand beside every line of a trace, with their text, their document and whether they were verified', async () => {
    const lines = (await timeline()).entries.flatMap(({ rules }) => rules);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.some(({ rule }) => rule.startsWith('platform.'))).toBe(true);
    for (const { source, verified, text } of lines) {
      expect(source).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String), document: expect.stringMatching(/\p{Script=Han}/u) });
      expect(typeof verified).toBe('boolean');
      expect(text.zh).not.toBe('');
    }
    expect(lines.some(({ verified }) => !verified)).toBe(true);
  }, MINUTES);

  it('mark what is not verified on the case, its deadlines and in the list', async () => {
    const { unverified, deadlines } = await timeline();
    expect(unverified).toBe(true);
    for (const deadline of deadlines) expect([typeof deadline.verified, deadline.passedWhenRecorded]).toEqual(['boolean', true]);
    expect((await allCases(client)).find((one) => one.caseId === caseId)).toMatchObject({ unverified: true, state: 'CLOSED' });
  }, MINUTES);
});

describe('the log of all this', () => {
  it('names nobody', async () => {
    // Lines are gathered before they are written: whoever stops has written all of them.
    await platform.stop();
    expect(platform.logged()).toContain('"action":"correct-application"');
    for (const personal of ['王小明', '赵小明', '34020219850307']) expect(platform.logged()).not.toContain(personal);
  }, MINUTES);
});
