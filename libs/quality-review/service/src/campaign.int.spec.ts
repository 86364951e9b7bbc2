import { afterEach, describe, expect, it } from '@jest/globals';
import { caseStream, reviewStream } from '@juanzong/case-file';
import type { HttpCase } from '@juanzong/testing/service';
import { CAMPAIGN_FORMAT, verifyCampaign } from '@juanzong/verifier';
import { QualityReviewModule } from './quality-review.module.js';
import { archivedFiles, BASE, CAMPAIGN, drawn, drawOf, expertOf, OFFICER, opened, reviewersOf, reviewIn, score, SEED, toCampaign } from './spec-support/campaign-play.js';
import { ReviewReactions } from './write/review-reactions.js';

let open: HttpCase | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function campaign(experts?: readonly string[]): Promise<HttpCase> {
  const http = archivedFiles([QualityReviewModule]);
  open = http;
  await opened(http, experts);
  return http;
}

const typesOf = (http: HttpCase, caseId: string): string[] => http.process.log.entriesOf(caseStream(caseId)).map(({ type }) => type.replace('quality-review.', '')).slice(5);

describe('a campaign over HTTP', () => {
  it('goes from the committed seed to published grades and its closing', async () => {
    const http = await campaign();
    await http.when(toCampaign('draw-sample')).then(409, { code: 'quality-review.frame-not-fixed' });
    const selected = await drawn(http);
    expect(selected).toHaveLength(2);
    const file = { format: CAMPAIGN_FORMAT, stream: reviewStream(CAMPAIGN), entries: http.process.log.entriesOf(reviewStream(CAMPAIGN)) };
    expect(verifyCampaign(JSON.stringify(file))).toMatchObject({ ok: true, problems: [], entries: 3, selected });
    expect(JSON.stringify(file.entries[0])).not.toContain(SEED);
    await http.when(toCampaign('publish-results')).then(409, { code: 'quality-review.files-ungraded' });
    for (const caseId of selected) {
      expect(typesOf(http, caseId)).toEqual(['SampledForReview', 'SupervisionActOpened', 'ReviewersAppointed']);
      const [first = '', second = ''] = reviewersOf(http, caseId);
      await http.when({ as: `reviewer:${first}`, get: `${BASE}/cases/${caseId}/actions` }).then(200, { actions: [{ name: 'declare-conflict' }, { name: 'submit-score' }] });
      await http.when(score(caseId, 'E-nobody')).then(403, { code: 'quality-review.not-the-reviewer' });
      await http.when(score(caseId, first, { marks: [{ criterion: 'NONE', deductions: ['X'] }] })).then(422, { code: 'quality-review.not-on-sheet' });
      await http.when(score(caseId, first, { marks: [{ criterion: 'CLOSING', deductions: ['REPORT_LATE'], note: '迟报' }] })).then(200, {}, { [caseStream(caseId)]: [{ type: 'quality-review.FileScored', data: { score: { points: 97 } } }] });
      await http.when(score(caseId, second)).then(200, {}, {
        [caseStream(caseId)]: ['quality-review.FileScored', { type: 'quality-review.FileGraded', data: { points: 98, grade: 'EXCELLENT', how: 'MEAN' } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed'],
      });
    }
    await http.when(toCampaign('publish-results')).then(200, { next: [{ name: 'close-campaign' }] }, {
      [reviewStream(CAMPAIGN)]: [{ type: 'quality-review.ResultsPublished', data: { byAgency: [{ agency: '340202', files: 2, counts: { EXCELLENT: 2 } }] } }],
    });
    await http.when(toCampaign('close-campaign')).then(200, { next: [] }, { [reviewStream(CAMPAIGN)]: [{ type: 'quality-review.CampaignClosed', data: { reviews: 2 } }] });
  });

  it('does not close while a finding is unanswered', async () => {
    const http = await campaign();
    const [found = '', ...others] = await drawn(http);
    for (const caseId of [found, ...others]) {
      const [first = '', second = ''] = reviewersOf(http, caseId);
      await http.when(score(caseId, first, caseId === found ? { findings: [{ text: '会见笔录未签名', severity: 'MINOR', duty: 'LAWYER' }] } : {})).then(200);
      await http.when(score(caseId, second)).then(200);
    }
    await http.when(toCampaign('publish-results')).then(200);
    await http.when(toCampaign('close-campaign')).then(409, { code: 'quality-review.reviews-open' });
    const close = { as: OFFICER, post: `${BASE}/cases/${found}/close-review`, body: { reviewId: reviewIn(found) } };
    await http.when(close).then(409, { code: 'quality-review.review-findings-open' });

    const entries = () => http.process.log.entriesOf(caseStream(found));
    const finding = (entries().find(({ type }) => type === 'quality-review.FindingRaised')?.data as { findingId: string }).findingId;
    const lawyer = (entries().find(({ type }) => type === 'quality-review.SampledForReview')?.data as { lawyerId: string }).lawyerId;
    const as = `lawyer:${lawyer}`;
    await http.when({ as, post: `${BASE}/cases/${found}/record-rectification`, body: { findingId: finding, measures: '已补签' } }).then(200);
    await http.when({ as, post: `${BASE}/cases/${found}/answer-finding`, body: { findingId: finding, by: [entries().at(-1)?.eventId], text: '已补签' } }).then(200);
    await http.when({ as: 'supervisor@340200', post: `${BASE}/cases/${found}/recheck-finding`, body: { findingId: finding, accepted: true, reason: '属实' } }).then(200);
    await http.when(close).then(200, {}, { [caseStream(found)]: ['quality-review.SupervisionActClosed', { type: 'quality-review.ReviewClosed', data: { findings: 1 } }] });
    await http.when(toCampaign('close-campaign')).then(200);
  });

  it('goes to an arbiter where the reviewers differ, and waits for one where the pool has none', async () => {
    const http = await campaign(['E1', 'E2']);
    const [caseId = ''] = await drawn(http);
    const [first = '', second = ''] = reviewersOf(http, caseId);
    await http.when(score(caseId, first)).then(200);
    await http.when(score(caseId, second, { marks: [{ criterion: 'LAW', deductions: ['WRONG_LAW', 'THIN_REASONING'] }] })).then(200, {}, { [caseStream(caseId)]: ['quality-review.FileScored'] });
    const appoint = { as: OFFICER, post: `${BASE}/cases/${caseId}/appoint-reviewers`, body: { reviewId: reviewIn(caseId) } };
    await http.when(appoint).then(409, { code: 'quality-review.too-few-reviewers' });
    await http.when({ as: OFFICER, post: `${BASE}/experts/340200/enrol-reviewer`, body: { expert: expertOf('E9') } }).then(200);
    await http.when({ as: OFFICER, get: `${BASE}/cases/${caseId}/actions` }).then(200, { actions: [{ name: 'appoint-reviewers' }] });
    await http.when(appoint).then(200, {}, { [caseStream(caseId)]: [{ type: 'quality-review.ArbiterAppointed', data: { arbiter: { reviewerId: 'E9' } } }] });
    await http.when(score(caseId, 'E9', { marks: [{ criterion: 'LAW', deductions: ['WRONG_LAW'] }] })).then(200, {}, {
      [caseStream(caseId)]: [{ type: 'quality-review.FileScored', data: { as: 'ARBITER' } }, { type: 'quality-review.FileGraded', data: { how: 'ARBITER', points: 90, grade: 'EXCELLENT' } }, 'quality-review.SupervisionActClosed', 'quality-review.ReviewClosed'],
    });
  });

  it('a draw that is delivered again changes nothing', async () => {
    const http = await campaign();
    await drawn(http);
    const entry = drawOf(http);
    for (const runtime of [http.process.runtime, http.process.restarted()]) {
      expect(await http.process.writtenBy(() => new ReviewReactions(runtime).on(entry))).toEqual({});
    }
  });

  it('belongs to a centre or a bureau whose region it is', async () => {
    const http = await campaign();
    await http.when({ ...toCampaign('fix-frame'), as: 'quality-officer@340100' }).then(403, { code: 'quality-review.outside-territory' });
    await http.when({ as: 'clerk@340202', post: `${BASE}/campaigns`, body: { region: '340202', period: { from: '2024-01-01', to: '2024-02-01' } } }).then(403);
    await http.when({ as: 'supervisor@340000', post: `${BASE}/campaigns`, body: { region: '349999', period: { from: '2024-01-01', to: '2024-02-01' } } }).then(422, { code: 'quality-review.region-unknown' });
    await http.when({ as: OFFICER, post: `${BASE}/campaigns`, body: { region: '340200', period: { from: '2024-01-01', to: '2024-02-01' }, seed: SEED } }).then(422, { code: 'quality-review.seed-too-late' });
    await http.when({ as: OFFICER, post: `${BASE}/campaigns/none/fix-frame` }).then(404);
    await http.when({ as: OFFICER, post: `${BASE}/campaigns`, body: { region: '340200', period: { from: '2024-01-01', to: '2024-02-01' } } }).then(201);
  });
});
