import { describe, expect, it } from '@jest/globals';
import { digestText } from '@juanzong/case-file';
import type { Actor } from '@juanzong/kernel';
import { type FrameCase, frameCaseExample } from '@juanzong/quality-review-contracts';
import { given, platformRules } from '@juanzong/testing';
import { checkDraw } from '@juanzong/verifier';
import { type CampaignCommand, campaignActionsFor, campaignDecider, covers, expertsDecider, type Standing } from './index.js';

const { book } = platformRules();
const input = { book, sha256: (text: string): string => digestText('SHA-256', text) };
const CAMPAIGN = '3f6c2a1e-9d4b-4c7a-8e21-5b0d7f9a6c34';
const officer: Actor = { id: 'quality-officer@340200', role: 'quality-officer', agency: '340200' };
const bureau: Actor = { id: 'supervisor@340000', role: 'supervisor', agency: '340000' };
const [DURING, AFTER] = ['2024-06-10T02:00:00.000Z', '2024-07-05T02:00:00.000Z'];
const open: CampaignCommand = { kind: 'openCampaign', campaign: CAMPAIGN, region: '340200', period: { from: '2024-01-01', to: '2024-06-30' }, seed: 'ab'.repeat(32), seedFrom: 'PLATFORM' };

const campaign = given(campaignDecider, { stream: `review-${CAMPAIGN}`, agency: '340200' });
const opened = campaign.when(open, { input, actor: officer, at: DURING }).file;
const frame: FrameCase[] = Array.from({ length: 23 }, (_, i) => ({
  ...frameCaseExample, caseId: `0000${String(99 - i)}00-0000-4000-8000-000000000000`, agency: i % 3 === 0 ? '340203' : '340202', category: i % 2 === 0 ? 'CIVIL' : 'CRIMINAL', lawyerId: `L-${i % 4}`,
}));
const framed = opened.when({ kind: 'fixFrame', asOf: AFTER, cases: frame }, { input, actor: officer, at: AFTER }).file;
const drawn = framed.when({ kind: 'drawSample' }, { input, actor: bureau, at: AFTER }).file;
const selected = drawn.state.kind === 'Drawn' ? drawn.state.drawn.selected : [];
const standing = (caseId: string, i: number, more: Partial<Standing> = {}): Standing => ({
  caseId, lawyerName: `律师${i % 2}`, firm: '所', closed: true, graded: { caseId, agency: '340202', lawyerId: `L-${i % 2}`, points: 70 + 10 * i, grade: 'GOOD', entry: CAMPAIGN }, ...more,
});

describe('a campaign', () => {
  it('commits to its seed and pins sheet and rule before the frame is known', () => {
    campaign.when(open, { input, actor: officer, at: DURING }).then({
      type: 'quality-review.CampaignOpened', data: { region: '340200', seedFrom: 'PLATFORM', sheet: { id: 'cn.param.review-sheet', verified: false }, sample: { ratePerMille: 100, pack: { id: 'cn.param.review-sample' } } },
      rules: { policyVersions: [{ id: 'cn.param.review-sample' }, { id: 'cn.param.review-sheet' }] } as never,
    });
    opened.when(open, { input, actor: officer }).thenRefused('quality-review.campaign-opened-already');
  });

  it.each<[string, Partial<Extract<CampaignCommand, { kind: 'openCampaign' }>>, Actor, string]>([
    ['a region that there is not', { region: '349999' }, bureau, 'quality-review.region-unknown'],
    ['a period that ends before it begins', { period: { from: '2024-06-30', to: '2024-01-01' } }, officer, 'quality-review.period-backwards'],
    ['a seed that is brought after the period', { seedFrom: 'PERSON', period: { from: '2023-01-01', to: '2023-12-31' } }, officer, 'quality-review.seed-too-late'],
    ['a sheet that is not in force', { sheet: 'no.such-sheet' }, officer, 'policy.missing'],
    ['a region of others', { region: '340100' }, officer, 'quality-review.outside-territory'],
    ['another role', {}, { id: 'clerk@340200', role: 'clerk', agency: '340200' }, 'quality-review.role-may-not'],
  ])('is not opened for %s', (_what, more, actor, code) => {
    campaign.when({ ...open, ...more } as CampaignCommand, { input, actor, at: DURING }).thenRefused(code as never);
  });

  it('fixes its frame when the period is over, in order, and not before', () => {
    opened.when({ kind: 'fixFrame', asOf: DURING, cases: frame }, { input, actor: officer, at: '2024-06-30T02:00:00.000Z' }).thenRefused('quality-review.period-not-over');
    opened.when({ kind: 'fixFrame', asOf: AFTER, cases: [] }, { input, actor: officer, at: AFTER }).thenRefused('quality-review.frame-empty');
    const { cases } = framed.entries.at(-1)?.data as { cases: FrameCase[] };
    expect(cases.map(({ caseId }) => caseId)).toEqual(frame.map(({ caseId }) => caseId).sort());
    framed.when({ kind: 'fixFrame', asOf: AFTER, cases: frame }, { input, actor: officer }).thenRefused('quality-review.frame-fixed-already');
  });

  it('draws what anybody draws from its entries, once', () => {
    expect(checkDraw(drawn.entries)).toEqual({ problems: [], selected });
    expect(selected.length).toBeGreaterThanOrEqual(4);
    opened.when({ kind: 'drawSample' }, { input, actor: officer }).thenRefused('quality-review.frame-not-fixed');
    drawn.when({ kind: 'drawSample' }, { input, actor: officer }).thenRefused('quality-review.sample-drawn-already');
    campaign.when({ kind: 'drawSample' }, { input, actor: officer }).thenRefused('quality-review.campaign-unknown');
  });

  it('does not draw where the seed is not the one it committed to', () => {
    const [first, ...rest] = framed.entries;
    const erased = campaign.events({ type: 'quality-review.CampaignOpened', data: { ...(first?.data as object), seed: '〔已删除 erased〕' } }, ...rest);
    erased.when({ kind: 'drawSample' }, { input, actor: officer }).thenRefused('quality-review.seed-differs');
  });

  it('publishes when every drawn file is graded, and closes when every review is', () => {
    const graded = selected.map((caseId, i) => standing(caseId, i));
    framed.when({ kind: 'publishResults', standings: [] }, { input, actor: officer }).thenRefused('quality-review.sample-not-drawn');
    drawn.when({ kind: 'closeCampaign', standings: graded }, { input, actor: officer }).thenRefused('quality-review.results-not-published');
    const [{ graded: _none, ...ungraded } = standing('', 0)] = graded;
    drawn.when({ kind: 'publishResults', standings: [ungraded, ...graded.slice(1)] }, { input, actor: officer }).thenRefused('quality-review.files-ungraded', { count: 1, cases: [selected[0] ?? ''] });
    const published = drawn.when({ kind: 'publishResults', standings: graded }, { input, actor: officer });
    published.then({ type: 'quality-review.ResultsPublished', data: { byAgency: [{ agency: '340202', files: selected.length, counts: { GOOD: selected.length } }], byLawyer: [{ lawyerId: 'L-0', lawyerName: '律师0' }, { lawyerId: 'L-1', lawyerName: '律师1' }] } });
    const { file } = published;
    file.when({ kind: 'publishResults', standings: graded }, { input, actor: officer }).thenRefused('quality-review.results-published-already');
    file.when({ kind: 'closeCampaign', standings: [standing(selected[0] ?? '', 0, { closed: false }), ...graded.slice(1)] }, { input, actor: officer }).thenRefused('quality-review.reviews-open', { count: 1 });
    const closed = file.when({ kind: 'closeCampaign', standings: graded }, { input, actor: officer });
    closed.then({ type: 'quality-review.CampaignClosed', data: { reviews: selected.length } });
    closed.file.when({ kind: 'closeCampaign', standings: graded }, { input, actor: officer }).thenRefused('quality-review.campaign-closed');
    closed.file.when({ kind: 'drawSample' }, { input, actor: officer }).thenRefused('quality-review.campaign-closed');
  });

  it('offers the next step to those whose region it is', () => {
    const next = (actor: Actor) => [campaign, opened, framed, drawn].map(({ state }) => campaignActionsFor(state, actor));
    expect(next(officer)).toEqual([[], ['fix-frame'], ['draw-sample'], ['publish-results']]);
    expect(next(bureau)).toEqual(next(officer));
    expect(next({ ...officer, agency: '340100' })).toEqual([[], [], [], []]);
    expect(next({ id: 'auditor', role: 'auditor' })).toEqual([[], [], [], []]);
  });

  it.each([['340000', '340202', true], ['340200', '340202', true], ['340202', '340200', false], ['000000', '510000', true], ['340100', '340202', false]])('%s covers %s: %s', (outer, region, is) => {
    expect(covers(outer, region)).toBe(is);
  });
});

describe('a pool of experts', () => {
  const pool = given(expertsDecider, { stream: 'review-experts-340200', agency: '340200' });
  const expert = { reviewerId: 'E1', name: '周敏', specialities: ['CIVIL' as const], interests: [] };
  const enrol = { kind: 'enrolReviewer' as const, region: '340200', expert };
  const remove = { kind: 'removeReviewer' as const, region: '340200', reviewerId: 'E1', reason: '调离' };

  it('takes an expert once, and lets them go and come back', () => {
    const joined = pool.when(enrol, { input: undefined, actor: officer });
    joined.then({ type: 'quality-review.ExpertJoined', data: expert });
    joined.file.when(enrol, { input: undefined, actor: officer }).thenRefused('quality-review.expert-enrolled-already', { reviewerId: 'E1' });
    const left = joined.file.when(remove, { input: undefined, actor: bureau });
    left.then({ type: 'quality-review.ExpertLeft', data: { reviewerId: 'E1' } });
    expect(left.file.state).toEqual({ revision: 1, experts: {} });
    left.file.when(remove, { input: undefined, actor: officer }).thenRefused('quality-review.expert-not-in-pool', { reviewerId: 'E1' });
    expect([pool.state, joined.file.events({ type: 'other.Happened', data: {} }).state]).toEqual([{ revision: -1, experts: {} }, { revision: 1, experts: { E1: expert } }]);
    left.file.when(enrol, { input: undefined, actor: officer }).then('quality-review.ExpertJoined');
    pool.when(enrol, { input: undefined, actor: { ...officer, agency: '340100' } }).thenRefused('quality-review.outside-territory');
    pool.when(enrol, { input: undefined, actor: { id: 'reviewer:E1', role: 'reviewer' } }).thenRefused('quality-review.role-may-not');
  });
});
