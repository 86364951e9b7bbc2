import { createHash } from 'node:crypto';

/** Tags fixed by the format; written here again on purpose. */
const SEED_TAG = 'juanzong.review-seed/1';
const SAMPLE_TAG = 'juanzong.review-sample/1';
const REVIEWER_TAG = 'juanzong.review-reviewer/1';

const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface FramedFile {
  readonly caseId: string;
  readonly agency: string;
  readonly category: string;
  readonly lawyerGrade: string;
}

export interface DrawRule {
  readonly ratePerMille: number;
  readonly minimumPerStratum: number;
  readonly strata: readonly ('AGENCY' | 'CATEGORY' | 'LAWYER_GRADE')[];
}

export interface RecomputedSample {
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number }[];
  readonly selected: readonly string[];
}

/** The commitment to a seed: hex of SHA-256 over tag, campaign and seed. */
export const seedCommitment = (campaign: string, seed: string): string => keyOf(SEED_TAG, campaign, seed);

const MEMBER = { AGENCY: 'agency', CATEGORY: 'category', LAWYER_GRADE: 'lawyerGrade' } as const;

/** The sample again, from frame, seed and rule alone (docs/case-file-format.md §10). */
export function recomputeSample(frame: readonly FramedFile[], seed: string, rule: DrawRule): RecomputedSample {
  const { ratePerMille, minimumPerStratum } = rule;
  const keyed = frame.map((file) => {
    const stratum = rule.strata.map((part) => file[MEMBER[part]]).join('/');
    return { stratum, caseId: file.caseId, key: keyOf(SAMPLE_TAG, seed, stratum, file.caseId) };
  }).sort((a, b) => compare(a.stratum, b.stratum) || compare(a.key, b.key) || compare(a.caseId, b.caseId));
  const names = [...new Set(keyed.map(({ stratum }) => stratum))];
  const taken = names.map((stratum) => {
    const files = keyed.filter((one) => one.stratum === stratum);
    const wanted = Math.max(minimumPerStratum, Math.floor((files.length * ratePerMille + 999) / 1000));
    return { stratum, size: files.length, files: files.slice(0, wanted) };
  });
  return {
    strata: taken.map(({ stratum, size, files }) => ({ stratum, size, drawn: files.length })),
    selected: taken.flatMap(({ files }) => files.map(({ caseId }) => caseId)),
  };
}

/** Experts in the order in which they are drawn for one review. */
export const recomputeReviewerOrder = (reviewers: readonly string[], seed: string, reviewId: string): string[] =>
  reviewers.map((id) => ({ id, key: keyOf(REVIEWER_TAG, seed, reviewId, id) })).sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id)).map(({ id }) => id);
