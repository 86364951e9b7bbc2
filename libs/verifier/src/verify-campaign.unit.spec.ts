import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReviewers } from './check-reviewers.js';
import { runVerifier } from './cli.js';
import { recomputeReviewerOrder, verifyCampaign } from './index.js';

const entry = (type: string, data: unknown) => ({ type: `quality-review.${type}`, data, revision: 0, eventId: 'e' }) as never;
const [REVIEW, SEED] = ['8a1d4e7c-2b5f-5e90-9c63-1f7b0a2d4e58', 'ab'.repeat(32)];
const sampled = entry('SampledForReview', { reviewId: REVIEW, seed: SEED });
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 9 });
const people = (...reviewers: readonly (string | undefined)[]) => reviewers.map((reviewerId) => ({ reviewerId: reviewerId ?? '' }));
const problems = (...entries: readonly unknown[]): string[] => checkReviewers(entries as never).map(({ code }) => code);

describe('the reviewers of a file', () => {
  it('are the beginning of the order that the seed gives; any other choice is found', () => {
    fc.assert(fc.property(ids, (experts) => {
      const order = recomputeReviewerOrder(experts, SEED, REVIEW);
      const [first, second, third] = order;
      const appointed = (reviewers: object, more: object = {}) => entry('ReviewersAppointed', { reviewId: REVIEW, order, exclusions: [], reviewers, ...more });
      const left = order.slice(2);
      expect(problems(sampled, appointed(people(first, second)))).toEqual([]);
      expect(problems(sampled, appointed(people(first, second)), entry('ArbiterAppointed', { reviewId: REVIEW, order: left, exclusions: people(first, second), arbiter: { reviewerId: third } }))).toEqual([]);
      expect(problems(sampled, appointed(people(first, second)), appointed(people(second, third), { order: left, exclusions: people(first, second) }))).toEqual([]);
      const wrong = ['review.reviewers-wrong'];
      expect(problems(sampled, appointed(people(first, third)))).toEqual(wrong);
      expect(problems(sampled, appointed(people(second, first)))).toEqual(wrong);
      expect(problems(sampled, appointed(people(first, second), { order: [...order].reverse() }))).toEqual(wrong);
      expect(problems(sampled, appointed(people(first, second), { exclusions: people(third) }))).toEqual(wrong);
      expect(problems(appointed(people(first, second)))).toEqual(wrong);
      expect(problems(sampled, appointed([]))).toEqual(wrong);
    }));
  });
});

describe('a campaign file', () => {
  it.each([['no JSON', '{'], ['another format', '{"format":"x"}'], ['no entries', '{"format":"juanzong.review-campaign/1"}'], ['no opening', '{"format":"juanzong.review-campaign/1","stream":"review-1","entries":[]}'], ['bytes', new Uint8Array([255, 254])]])('%s is malformed, never an error', (_what, bytes) => {
    expect(verifyCampaign(bytes)).toMatchObject({ ok: false, problems: [{ code: 'campaign.malformed' }] });
  });

  it('is told from an exported case file by the command line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'campaign-'));
    try {
      const file = join(folder, 'campaign.json');
      writeFileSync(file, '{"format":"juanzong.review-campaign/1","stream":"review-1","entries":[]}');
      let output = '';
      expect(runVerifier([file], (text) => (output += text))).toBe(1);
      expect(output).toMatch(/campaign\.malformed/);
      expect(runVerifier([file, '--json'], (text) => (output = text))).toBe(1);
      expect(JSON.parse(output)).toMatchObject({ ok: false, problems: [{ code: 'campaign.malformed' }] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
