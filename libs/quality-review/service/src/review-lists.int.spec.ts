import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, type EmbeddedPostgres, ProjectionRunner, startEmbeddedPostgres } from '@juanzong/read-model';
import type { HttpCase } from '@juanzong/testing/service';
import { verifyCampaign } from '@juanzong/verifier';
import type { DynamicModule } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { QualityReviewModule } from './quality-review.module.js';
import { CampaignEntity, GradeEntity, REVIEW_ENTITIES, ReviewEntity } from './read/review-rows.js';
import { reviewsProjection } from './read/reviews.projection.js';
import { ReviewListsModule } from './review-lists.module.js';
import { archivedFiles, BASE, CAMPAIGN, drawn, OFFICER, opened, reviewersOf, score, SEED, toCampaign } from './spec-support/campaign-play.js';

const folder = mkdtempSync(join(tmpdir(), 'review-lists-'));
let postgres: EmbeddedPostgres;
let dataSource: DataSource;
let runner: ProjectionRunner;
let http: HttpCase;
let selected: readonly string[];

const get = (path: string, as = OFFICER) => ({ as, get: `${BASE}/${path}` });
/** Everything written so far is in the lists. */
const settled = (): Promise<boolean> => runner.waitFor('reviews', http.process.log.all.at(-1)?.position ?? 0n, 20_000);

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDirectory: folder });
  dataSource = await createDataSource(postgres, { entities: [...REVIEW_ENTITIES] });
  const modules: (typeof QualityReviewModule | DynamicModule)[] = [QualityReviewModule];
  http = archivedFiles(modules);
  runner = new ProjectionRunner({ dataSource, feed: http.process.log, projections: [reviewsProjection] });
  runner.start();
  modules.push(ReviewListsModule.of(dataSource, runner));
  await opened(http);
}, 120_000);

afterAll(async () => {
  await http.close();
  await runner.stop();
  await dataSource.destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('what is asked of a campaign', () => {
  it('shows the commitment and not the seed, until the draw reveals it', async () => {
    await settled();
    await http.when(get('campaigns')).then(200, { total: 1, campaigns: [{ campaign: CAMPAIGN, state: 'OPEN', regionName: '芜湖市' }] });
    const before = await http.when(get(`campaigns/${CAMPAIGN}`)).then(200, { state: 'Open', actions: ['fix-frame'] });
    expect(JSON.stringify(before)).not.toContain(SEED);
    selected = await drawn(http);
    await settled();
    await http.when(get(`campaigns/${CAMPAIGN}`)).then(200, { state: 'Drawn', seed: SEED, frameSize: 7, selected: [...selected], progress: { SCORING: 2 } });
    const file = await http.when(get(`campaigns/${CAMPAIGN}/entries`, 'reviewer:nobody')).then(200);
    expect(verifyCampaign(JSON.stringify(file))).toMatchObject({ ok: true, selected });
    await http.when(get('campaigns/none')).then(404, { code: 'quality-review.campaign-unknown' });
    await http.when(get('experts/340200')).then(200, { revision: 2, experts: [{ reviewerId: 'E1' }, { reviewerId: 'E2' }, { reviewerId: 'E3' }] });
  });

  it('gives a reviewer what waits for them, and nobody another’s score before the file is graded', async () => {
    const [caseId = ''] = selected;
    const [first = '', second = ''] = reviewersOf(http, caseId);
    const mine = async (who: string) => ((await http.when(get('reviews?mine=true', `reviewer:${who}`)).then(200))['reviews'] as { caseId: string; reviewers?: unknown }[]);
    expect((await mine(first)).map((one) => one.caseId)).toContain(caseId);
    expect((await mine(first)).every(({ reviewers }) => reviewers === undefined)).toBe(true);
    expect(await mine('nobody')).toEqual([]);
    await http.when(score(caseId, first, { marks: [{ criterion: 'LAW', deductions: ['THIN_REASONING'] }] })).then(200);
    await settled();
    expect((await mine(first)).map((one) => one.caseId)).not.toContain(caseId);
    expect((await mine(second)).map((one) => one.caseId)).toContain(caseId);
    await http.when(get(`cases/${caseId}/reviews`, `reviewer:${first}`)).then(200, { reviews: [{ result: null, ownScore: { points: 96 }, sheet: { arbitrationGap: 10 } }] });
    const other = await http.when(get(`cases/${caseId}/reviews`, `reviewer:${second}`)).then(200, { reviews: [{ result: null }] });
    const organisers = await http.when(get(`cases/${caseId}/reviews`)).then(200, { reviews: [{ result: null, scoredBy: [first] }] });
    for (const answer of [other, organisers]) expect(JSON.stringify(answer)).not.toMatch(/"points":96|"marks"|ownScore/);
    await http.when(get(`cases/${caseId}/reviews`, 'quality-officer@330100')).then(200, { reviews: [] });
  });

  it('ends in grades by agency and lawyer, also as Excel', async () => {
    for (const caseId of selected) for (const reviewer of reviewersOf(http, caseId)) await http.when(score(caseId, reviewer)).then(caseId === selected[0] && reviewer === reviewersOf(http, caseId)[0] ? 409 : 200);
    await http.when(toCampaign('publish-results')).then(200);
    await settled();
    const whom = async (as: string) => ((await http.when(get('grades', as)).then(200))['grades'] as { subject: string }[]).map(({ subject }) => subject).sort();
    expect(await whom(OFFICER)).toEqual(['340202', 'L-1', 'L-2']);
    expect(await whom('auditor')).toEqual(['340202', 'L-1', 'L-2']);
    expect(await whom('lawyer:L-1')).toEqual(['340202', 'L-1']);
    expect(await whom('quality-officer@330100')).toEqual(['340202']);
    await http.when(get('grades?of=LAWYER')).then(200, { total: 2, grades: [{ subject: 'L-1', grade: 'EXCELLENT', gradeLabel: '优秀', files: 1 }, { subject: 'L-2', files: 1 }] });
    const { statusCode, headers, rawPayload } = await (await http.app()).inject({ method: 'GET', url: `${BASE}/grades?format=xlsx`, headers: { authorization: `Bearer ${OFFICER}` } });
    expect([statusCode, headers['content-type'], rawPayload.subarray(0, 2).toString()]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK']);
    await http.when(toCampaign('close-campaign')).then(200);
    await settled();
    await http.when(get('campaigns?state=CLOSED')).then(200, { total: 1, campaigns: [{ frameSize: 7, sampleSize: 2 }] });
    await http.when(get('reviews?state=CLOSED')).then(200, { total: 2 });
  });

  it('is filled again to the same rows', async () => {
    const rows = async () => [
      await dataSource.getRepository(CampaignEntity).find({ order: { campaign: 'ASC' } }), await dataSource.getRepository(ReviewEntity).find({ order: { reviewId: 'ASC' } }),
      await dataSource.getRepository(GradeEntity).find({ order: { id: 'ASC' } }),
    ];
    await settled();
    const before = await rows();
    await runner.rebuild('reviews');
    expect(await rows()).toEqual(before);
    expect(before.map((table) => table.length)).toEqual([1, 2, 3]);
  });
});
