import { describe, expect, it } from '@jest/globals';
import { digestText } from '@juanzong/case-file';
import type { FrameCase, SampleRule } from '@juanzong/quality-review-contracts';
import { checkDraw, recomputeReviewerOrder, recomputeSample, seedCommitment } from '@juanzong/verifier';
import fc from 'fast-check';
import { commitmentTo, drawSample, reviewerOrder, stratumOf, takenOf } from './sample.js';

const sha256 = (text: string): string => digestText('SHA-256', text);
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const framed: fc.Arbitrary<FrameCase> = fc.record({
  caseId: fc.uuid(), revision: fc.nat(90), hash: fc.constant('a'.repeat(64)), archivedOn: fc.constant('2024-06-20'), agency: fc.constantFrom('340202', '340203', '340200'),
  category: fc.constantFrom('CIVIL' as const, 'ADMIN' as const, 'CRIMINAL' as const), lawyerId: fc.constantFrom('L-1', 'L-2'), lawyerGrade: fc.constantFrom('UNGRADED' as const, 'GOOD' as const),
});
const frame = fc.uniqueArray(framed, { selector: ({ caseId }) => caseId, minLength: 1, maxLength: 60 }).map((cases) => cases.sort((a, b) => (a.caseId < b.caseId ? -1 : 1)));
const rule: fc.Arbitrary<SampleRule> = fc.record({
  ratePerMille: fc.integer({ min: 1, max: 1000 }), minimumPerStratum: fc.nat(3), strata: fc.subarray(['AGENCY', 'CATEGORY', 'LAWYER_GRADE'] as const, { minLength: 1 }).map((parts) => [...parts]),
});
const CAMPAIGN = '3f6c2a1e-9d4b-4c7a-8e21-5b0d7f9a6c34';

/** A campaign as its entries stand. */
function entriesOf(cases: FrameCase[], seed: string, how: SampleRule) {
  const { strata, selected } = drawSample(cases, seed, how, sha256);
  return [
    { type: 'quality-review.CampaignOpened', data: { campaign: CAMPAIGN, seedCommitment: commitmentTo(CAMPAIGN, seed, sha256), sample: how } },
    { type: 'quality-review.FrameFixed', data: { cases } },
    { type: 'quality-review.SampleDrawn', data: { algorithm: 'juanzong.review-sample/1', seed, rule: how, strata, selected } },
  ];
}
const codes = (entries: readonly { type: string; data: unknown }[]): string[] => checkDraw(entries).problems.map(({ code }) => code);

describe('a sample', () => {
  it('is the one that the verifier draws again, whatever frame, seed and rule', () => {
    fc.assert(fc.property(frame, hex, rule, (cases, seed, how) => {
      expect(drawSample(cases, seed, how, sha256)).toEqual(recomputeSample(cases, seed, how));
      expect(commitmentTo(CAMPAIGN, seed, sha256)).toBe(seedCommitment(CAMPAIGN, seed));
      expect(codes(entriesOf(cases, seed, how))).toEqual([]);
    }));
  });

  it('is of the frame, once each, with at least the rate and the minimum of every stratum, or all of it', () => {
    fc.assert(fc.property(frame, hex, rule, (cases, seed, how) => {
      const { selected, strata } = drawSample(cases, seed, how, sha256);
      expect(new Set(selected).size).toBe(selected.length);
      const ids = new Map(cases.map((one) => [one.caseId, stratumOf(one, how)]));
      for (const caseId of selected) expect(ids.has(caseId)).toBe(true);
      expect(strata.reduce((sum, { size }) => sum + size, 0)).toBe(cases.length);
      for (const { stratum, size, drawn } of strata) {
        expect(selected.filter((caseId) => ids.get(caseId) === stratum)).toHaveLength(drawn);
        expect(drawn * 1000 >= size * how.ratePerMille && (drawn === size || drawn >= how.minimumPerStratum)).toBe(true);
        expect(drawn).toBeLessThanOrEqual(size);
      }
    }));
  });

  it('does not hang on the order in which the frame was gathered', () => {
    fc.assert(fc.property(frame, hex, rule, (cases, seed, how) => {
      expect(drawSample([...cases].reverse(), seed, how, sha256)).toEqual(drawSample(cases, seed, how, sha256));
    }));
  });

  it('a changed seed, candidate, order or choice is found', () => {
    const other = (seed: string): string => `${seed.startsWith('0') ? '1' : '0'}${seed.slice(1)}`;
    fc.assert(fc.property(frame, hex, rule, fc.nat(), (cases, seed, how, at) => {
      const [opened, fixed, drawn] = entriesOf(cases, seed, how) as [{ type: string; data: object }, { type: string; data: object }, { type: string; data: { selected: string[] } }];
      expect(codes([opened, fixed, { ...drawn, data: { ...drawn.data, seed: other(seed) } }])).toContain('campaign.seed-wrong');
      const { selected } = drawn.data;
      const one = selected[at % selected.length] ?? '';
      expect(codes([opened, fixed, { ...drawn, data: { ...drawn.data, selected: selected.filter((id) => id !== one) } }])).toContain('campaign.sample-wrong');
      // A file that was drawn is taken out of the frame.
      expect(codes([opened, { ...fixed, data: { cases: cases.filter(({ caseId }) => caseId !== one) } }, drawn])).not.toEqual([]);
      if (selected.length > 1) expect(codes([opened, fixed, { ...drawn, data: { ...drawn.data, selected: [...selected].reverse() } }])).toContain('campaign.sample-wrong');
      if (cases.length > 1) expect(codes([opened, { ...fixed, data: { cases: [...cases].reverse() } }, drawn])).toContain('campaign.frame-order');
      expect(codes([opened, fixed, { ...drawn, data: { ...drawn.data, rule: { ...how, minimumPerStratum: how.minimumPerStratum + 1 } } }])).toContain('campaign.rule-differs');
    }), { numRuns: 50 });
  });

  it.each([[7, 100, 1, 1], [1000, 277, 0, 277], [10, 1000, 0, 10], [3, 1, 2, 2], [1, 1, 5, 1], [0, 500, 3, 0]])('of %i files, %i in a thousand, at least %i: %i', (size, ratePerMille, minimumPerStratum, taken) => {
    expect(takenOf(size, { ratePerMille, minimumPerStratum })).toBe(taken);
  });
});

describe('the order of experts', () => {
  it('is the one that the verifier computes again, and no order of the pool', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 12 }), hex, fc.uuid(), (experts, seed, review) => {
      const order = reviewerOrder(experts, seed, review, sha256);
      expect(order).toEqual(recomputeReviewerOrder(experts, seed, review));
      expect(reviewerOrder([...experts].reverse(), seed, review, sha256)).toEqual(order);
      expect([...order].sort()).toEqual([...experts].sort());
    }));
  });
});
