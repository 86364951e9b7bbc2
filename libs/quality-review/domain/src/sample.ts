import type { FrameCase, SampleRule } from '@juanzong/quality-review-contracts';

/** Lower-case hex of SHA-256 over UTF-8 text: a domain has no crypto of its own. */
export type Sha256 = (text: string) => string;

/** The tags that keep the hashes of a campaign apart; part of the format (docs/case-file-format.md §10). */
const SEED_TAG = 'juanzong.review-seed/1';
const SAMPLE_TAG = 'juanzong.review-sample/1';
const REVIEWER_TAG = 'juanzong.review-reviewer/1';

const byText = <T>(of: (one: T) => string) => (a: T, b: T): number => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0);

/** What is published of a seed before the frame is known: nobody finds the seed from it, nor another seed for it. */
export const commitmentTo = (campaign: string, seed: string, sha256: Sha256): string => sha256([SEED_TAG, campaign, seed].join('\n'));

const PART = { AGENCY: ({ agency }: FrameCase) => agency, CATEGORY: ({ category }: FrameCase) => category, LAWYER_GRADE: ({ lawyerGrade }: FrameCase) => lawyerGrade } as const;

/** The stratum of a file: the parts that the rule names, in its order, joined by a slash. */
export const stratumOf = (file: FrameCase, { strata }: Pick<SampleRule, 'strata'>): string => strata.map((part) => PART[part](file)).join('/');

/** How many of a stratum are drawn: the rate rounded up, at least the minimum, at most all. */
export const takenOf = (size: number, { ratePerMille, minimumPerStratum }: Pick<SampleRule, 'ratePerMille' | 'minimumPerStratum'>): number =>
  Math.min(size, Math.max(minimumPerStratum, Math.ceil((size * ratePerMille) / 1000)));

export interface DrawnSample {
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number }[];
  /** By stratum, and within a stratum in the order of the draw. */
  readonly selected: readonly string[];
}

/** The draw: within each stratum files in order of SHA-256 over seed, stratum and id; the first ones are taken. In no order of the frame, and by no clock. */
export function drawSample(frame: readonly FrameCase[], seed: string, rule: SampleRule, sha256: Sha256): DrawnSample {
  const strata = new Map<string, FrameCase[]>();
  for (const file of frame) {
    const stratum = stratumOf(file, rule);
    strata.set(stratum, [...(strata.get(stratum) ?? []), file]);
  }
  const drawn = [...strata].sort(byText(([stratum]) => stratum)).map(([stratum, files]) => {
    const order = files.map(({ caseId }) => ({ caseId, key: sha256([SAMPLE_TAG, seed, stratum, caseId].join('\n')) })).sort(byText(({ key, caseId }) => `${key}${caseId}`));
    return { stratum, size: files.length, taken: order.slice(0, takenOf(files.length, rule)).map(({ caseId }) => caseId) };
  });
  return {
    strata: drawn.map(({ stratum, size, taken }) => ({ stratum, size, drawn: taken.length })),
    selected: drawn.flatMap(({ taken }) => taken),
  };
}

/** Experts in the order in which they are drawn for one review: of SHA-256 over seed, review and expert. */
export const reviewerOrder = (reviewers: readonly string[], seed: string, reviewId: string, sha256: Sha256): string[] =>
  reviewers.map((id) => ({ id, key: sha256([REVIEWER_TAG, seed, reviewId, id].join('\n')) })).sort(byText(({ key, id }) => `${key}${id}`)).map(({ id }) => id);
