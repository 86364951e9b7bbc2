import { describe, expect, it } from '@jest/globals';
import { digestText, type Entry } from '@juanzong/case-file';
import { campaignOpenedV1, frameCaseExample, sampledForReviewV1 } from '@juanzong/quality-review-contracts';
import { commitmentTo, drawSample } from '@juanzong/quality-review-domain';
import { checkSamples } from './check-samples.js';

const sha256 = (text: string): string => digestText('SHA-256', text);
const { campaign, seed, sample: { pack: _pack, ...rule } } = campaignOpenedV1.example;
const CASE = frameCaseExample.caseId;
const HASH = frameCaseExample.hash;
const entry = (type: string, data: unknown, recordedAt = '2024-06-20T02:00:00.000Z'): Entry =>
  ({ type, data, revision: 1, recordedAt, occurredAt: { precision: 'instant', at: recordedAt }, agency: '340202', hash: HASH }) as unknown as Entry;
const cases = [{ ...frameCaseExample, revision: 1 }];

function streams(change: { readonly seed?: string; readonly selected?: string[]; readonly cases?: typeof cases; readonly told?: boolean; readonly hash?: string } = {}) {
  const { selected, strata } = drawSample(cases, seed, rule, sha256);
  const file = [entry('assignment.ProviderAssigned', {}), { ...entry('quality-review.ArchiveAccepted', {}), hash: change.hash ?? HASH }];
  const told = change.told === false ? [] : [entry('quality-review.SampledForReview', { ...sampledForReviewV1.example, campaign }, '2024-07-06T02:00:00.000Z')];
  return new Map<string, readonly Entry[]>([
    [`review-${campaign}`, [
      entry('quality-review.CampaignOpened', { ...campaignOpenedV1.example, seedCommitment: commitmentTo(campaign, seed, sha256), seed: null }),
      entry('quality-review.FrameFixed', { asOf: '2024-07-05T01:00:00.000Z', cases: change.cases ?? cases }),
      entry('quality-review.SampleDrawn', { algorithm: 'juanzong.review-sample/1', seed: change.seed ?? seed, rule, strata, selected: change.selected ?? selected }),
    ]],
    [`case-${CASE}`, [...file, ...told]],
  ]);
}
const codes = (change?: Parameters<typeof streams>[0]): string[] => checkSamples(streams(change)).map(({ code }) => code);

describe('draws of files for review', () => {
  it('that were told to their files are in order', () => expect(codes()).toEqual([]));

  it.each([
    ['a drawn file that was not told', { told: false }, ['sample-left-half-way']],
    ['a file that was told and not drawn', { selected: [] }, ['sample-differs', 'sample-unexplained']],
    ['another seed', { seed: 'f'.repeat(64) }, ['sample-differs']],
    ['a frame that lacks a file', { cases: [{ ...frameCaseExample, caseId: '00000000-0000-4000-8000-000000000000', revision: 1 }] }, ['frame-incomplete', 'frame-differs', 'sample-differs']],
    ['a frame that names another state of a file', { hash: 'e'.repeat(64) }, ['frame-differs']],
  ])('%s is found', (_what, change, wanted) => expect(codes(change)).toEqual(wanted));
});
