import { caseStream } from '@juanzong/case-file';
import { type Actor, refuse, type Refusal } from '@juanzong/kernel';
import { pinnedReviewSheet } from '@juanzong/policy';
import { covers, type Review, reviewDecider, type ReviewFile, reviewerIdOf, scorersOf } from '@juanzong/quality-review-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { seesReviewers } from './review-scope.js';

/** The reviews of a file with their sheets. A reviewer finds their own score and, once the file is graded, what each came to; before, nobody sees another's. */
export async function readReviews(runtime: ServiceRuntime, caseId: string, actor: Actor): Promise<object | Refusal> {
  const file = await runtime.cabinet.open(caseStream(caseId));
  if (file.revision < 0) return refuse('case-file.not-found');
  const state = file.stateFor(reviewDecider);
  const reviews = Object.values(state.reviews).filter((review) => mayRead(review, state, actor));
  return { caseId, revision: file.revision, reviews: reviews.map((review) => shown(review, runtime, actor)) };
}

function mayRead(review: Review, { file: { agency, lawyerId } }: ReviewFile, actor: Actor): boolean {
  if (actor.role === 'reviewer') return scorersOf(review).some(({ reviewerId }) => reviewerId === reviewerIdOf(actor));
  if (actor.role === 'lawyer') return review.graded !== undefined && actor.id === `lawyer:${lawyerId ?? ''}`;
  if (actor.agency !== undefined) return actor.agency === agency || covers(actor.agency, agency) || covers(actor.agency, review.region);
  return actor.role === 'auditor' || actor.role === 'operator';
}

function shown(review: Review, { book }: ServiceRuntime, actor: Actor): object {
  const { reviewId, campaign, region, sheet, head, stratum, actId, graded, closed, scores, reviewers, arbiter } = review;
  const own = scores[reviewerIdOf(actor) ?? ''];
  const result = graded ? { points: graded.points, grade: graded.grade, how: graded.how } : null;
  const whole = graded && actor.role !== 'lawyer' ? { scores: graded.scores } : {};
  return {
    reviewId, campaign, region, head, stratum, actId, closed, result, ...whole, sheet: { ...sheet, ...pinnedReviewSheet(book, sheet)?.params },
    ...(own ? { ownScore: own.score } : {}), ...(seesReviewers(actor) ? { reviewers, arbiter: arbiter ?? null, scoredBy: Object.keys(scores) } : {}),
  };
}
