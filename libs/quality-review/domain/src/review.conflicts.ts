import type { Expert, Reviewer, ReviewerExclusion, ReviewerExclusionCode } from '@juanzong/quality-review-contracts';
import type { ExpertPool } from './review-experts.js';
import { type Review, type ReviewFile, scorersOf } from './review.state.js';
import { reviewerOrder, type Sha256 } from './sample.js';

type Facts = Pick<ReviewFile, 'lawyers' | 'agencies' | 'file'>;

const same = (a: string | undefined, b: string): boolean => a !== undefined && a.trim() === b.trim();

/** Every reason why an expert must not judge this file; none if they may. */
export function exclusionsOf(expert: Expert, { lawyers, agencies, file }: Facts, review: Pick<Review, 'withdrawn' | 'reviewers' | 'arbiter'>): ReviewerExclusionCode[] {
  const declared = expert.interests.some(({ kind, id }) =>
    (kind === 'AGENCY' ? agencies.includes(id) : lawyers.some((lawyer) => same(kind === 'FIRM' ? lawyer.firm : lawyer.lawyerId, id))));
  const found: readonly [ReviewerExclusionCode, boolean][] = [
    ['OWN_CASE', lawyers.some(({ lawyerId }) => lawyerId === expert.lawyerId || lawyerId === expert.reviewerId)],
    ['SAME_FIRM', lawyers.some(({ firm }) => same(expert.firm, firm))],
    ['SAME_AGENCY', expert.agency !== undefined && agencies.includes(expert.agency)],
    ['DECLARED_INTEREST', declared],
    ['DECLARED_CONFLICT', review.withdrawn.includes(expert.reviewerId)],
    ['OUTSIDE_SPECIALITY', file.category !== undefined && !expert.specialities.includes(file.category)],
    ['REVIEWS_IT_ALREADY', scorersOf(review).some(({ reviewerId }) => reviewerId === expert.reviewerId)],
  ];
  return found.filter(([, applies]) => applies).map(([code]) => code);
}

export interface DrawnReviewers {
  /** At most as many as were asked for. */
  readonly chosen: readonly Reviewer[];
  readonly proof: { readonly poolRevision: number; readonly order: string[]; readonly exclusions: ReviewerExclusion[] };
}

/** Draws experts for a review: the first in the order of the campaign's seed, among those whom nothing excludes. */
export function drawReviewers(count: number, pool: ExpertPool, state: Facts, review: Review, sha256: Sha256): DrawnReviewers {
  const experts = Object.values(pool.experts).sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
  const examined = experts.map((expert) => ({ expert, reasons: exclusionsOf(expert, state, review) }));
  const left = new Map(examined.filter(({ reasons }) => reasons.length === 0).map(({ expert }) => [expert.reviewerId, expert]));
  const order = reviewerOrder([...left.keys()], review.seed, review.reviewId, sha256);
  const chosen = order.slice(0, count).flatMap((id) => left.get(id) ?? []).map(({ reviewerId, name, firm }) => ({ reviewerId, name, firm: firm ?? null }));
  const exclusions = examined.filter(({ reasons }) => reasons.length > 0).map(({ expert, reasons }) => ({ reviewerId: expert.reviewerId, reasons }));
  return { chosen, proof: { poolRevision: pool.revision, order, exclusions } };
}
