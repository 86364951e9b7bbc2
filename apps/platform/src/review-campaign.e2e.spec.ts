import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationOf, check, Client, driveCase, lawyerOf, type ProblemBody, receive, until } from '@juanzong/testing/e2e';
import { verifyCampaign } from '@juanzong/verifier';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 120_000;
const AGENCY = '340202';
const [OFFICER, LAWYER] = [`quality-officer@${AGENCY}`, 'lawyer:L-1'];
const BASE = '/api/quality-review/v1';
const temporary = new TemporaryData();
let platform: PlatformProcess;
let client: Client;
let caseId: string;

interface Review {
  readonly reviewId: string;
  readonly caseId: string;
  readonly state: string;
  readonly reviewers: readonly string[];
}

/** Hands in an archive in which everything but the report is missing for a reason, and accepts it. */
async function archive(): Promise<void> {
  const upload = { kind: 'ARCHIVE_PAPER', mediaType: 'text/plain', contentBase64: Buffer.from('办理情况报告').toString('base64') };
  const { body: document } = await client.post(LAWYER, `/api/intake/v1/cases/${caseId}/documents`, upload);
  const items = [{ item: 'CLOSING_REPORT', documents: [document], pages: 2 }];
  const { body: problem } = await client.post<ProblemBody>(LAWYER, `${BASE}/cases/${caseId}/submit-archive`, { items });
  const missing = (problem.params['missing'] as string[]).map((item) => ({ item, reason: '原件由办案机关留存' }));
  await client.do(LAWYER, `${BASE}/cases/${caseId}/submit-archive`, { items, missing });
  await client.do(OFFICER, `${BASE}/cases/${caseId}/accept-archive`, {});
}

beforeAll(async () => {
  platform = await startPlatformProcess(await temporary.make(), { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-03-01' });
  client = new Client(platform.url);
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '律师一') });
  caseId = await receive(client, AGENCY, applicationOf(1));
  await driveCase(client, { caseId, agency: AGENCY, on: '2024-03-01' });
  await archive();
}, MINUTES);

afterAll(async () => {
  await platform.kill();
  await temporary.remove();
}, MINUTES);

describe('a review campaign on the platform itself', () => {
  it('is drawn by a seed committed to before, graded, published, closed, and verified without the platform', async () => {
    for (const id of ['E1', 'E2']) {
      await client.do(OFFICER, `${BASE}/experts/${AGENCY}/enrol-reviewer`, { expert: { reviewerId: id, name: `专家${id}`, specialities: ['CIVIL', 'ADMIN', 'CRIMINAL'], interests: [] } });
    }
    const { caseId: campaign } = await client.do(OFFICER, `${BASE}/campaigns`, { region: AGENCY, period: { from: '2024-03-01', to: '2024-03-31' } });
    const to = (action: string) => client.do(OFFICER, `${BASE}/campaigns/${campaign}/${action}`);
    expect((await client.post<ProblemBody>(OFFICER, `${BASE}/campaigns/${campaign}/fix-frame`)).body.code).toBe('quality-review.period-not-over');
    await client.post('operator', '/api/simulation/v1/clock', { to: '2024-04-05T09:00:00+08:00' });
    await to('fix-frame');
    await to('draw-sample');
    const review = await until('the reviewers of the drawn file', async () => {
      const { reviews } = await client.read<{ reviews: readonly Review[] }>(OFFICER, `${BASE}/reviews?campaign=${campaign}&state=SCORING`);
      return reviews[0];
    });
    expect(review).toMatchObject({ caseId, reviewers: expect.arrayContaining(['E1', 'E2']) });
    for (const id of review.reviewers) {
      const { reviews } = await client.read<{ reviews: readonly Review[] }>(`reviewer:${id}`, `${BASE}/reviews?mine=true`);
      expect(reviews).toMatchObject([{ reviewId: review.reviewId }]);
      await client.do(`reviewer:${id}`, `${BASE}/cases/${caseId}/submit-score`, { reviewId: review.reviewId, marks: [{ criterion: 'ARCHIVE', deductions: ['OUT_OF_ORDER'] }] });
    }
    await to('publish-results');
    await to('close-campaign');
    const grades = await until('grades', async () => {
      const answer = await client.read<{ total: number; grades: readonly object[] }>('auditor', `${BASE}/grades?campaign=${campaign}`);
      return answer.total > 0 ? answer : undefined;
    });
    expect(grades.grades).toMatchObject([{ of: 'AGENCY', subject: AGENCY, files: 1 }, { of: 'LAWYER', subject: 'L-1', meanPoints: 98, gradeLabel: '优秀' }]);
    expect(verifyCampaign(await client.bytes('auditor', `${BASE}/campaigns/${campaign}/entries`))).toMatchObject({ ok: true, entries: 5, selected: [caseId] });
    expect(await check(client)).toMatchObject({ ok: true, findings: [] });
  }, MINUTES);
});
