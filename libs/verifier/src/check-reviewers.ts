import { type Problem, problem } from './problems.js';
import { recomputeReviewerOrder } from './review-draw.js';
import { appointedShape, arbiterShape, sampledShape } from './review-shapes.js';
import type { EntryShape } from './shapes.js';

/** What of an entry tells whom reviewers were drawn from. */
export type ReviewEntry = Pick<EntryShape, 'type' | 'data' | 'revision' | 'eventId'>;

interface Appointment {
  readonly reviewId: string;
  readonly order: readonly string[];
  readonly exclusions: readonly { readonly reviewerId: string }[];
  /** Everybody who reviews from now on. */
  readonly reviewers: readonly string[];
}

function appointmentIn({ type, data }: ReviewEntry): Appointment | undefined {
  if (type === 'quality-review.ReviewersAppointed') {
    const { reviewers, ...proof } = appointedShape.parse(data);
    return { ...proof, reviewers: reviewers.map(({ reviewerId }) => reviewerId) };
  }
  if (type !== 'quality-review.ArbiterAppointed') return undefined;
  const { arbiter, ...proof } = arbiterShape.parse(data);
  return { ...proof, reviewers: [arbiter.reviewerId] };
}

/** Every appointment of a file's reviewers follows the seed: the order is that of the draw, nobody excluded is in it, and who is new is its beginning. */
export function checkReviewers(entries: readonly ReviewEntry[]): Problem[] {
  const seeds = new Map<string, string>();
  const before = new Map<string, readonly string[]>();
  return entries.flatMap((entry, index) => {
    const found = (): Problem[] => [problem('review.reviewers-wrong', { index, revision: entry.revision, eventId: entry.eventId })];
    try {
      if (entry.type === 'quality-review.SampledForReview') {
        const { reviewId, seed } = sampledShape.parse(entry.data);
        seeds.set(reviewId, seed);
        return [];
      }
      const appointment = appointmentIn(entry);
      if (!appointment) return [];
      const { reviewId, order, exclusions, reviewers } = appointment;
      const known = before.get(reviewId) ?? [];
      const added = reviewers.filter((one) => !known.includes(one));
      before.set(reviewId, [...known, ...added]);
      const seed = seeds.get(reviewId);
      const right = seed !== undefined && same(order, recomputeReviewerOrder(order, seed, reviewId)) && new Set(order).size === order.length
        && !exclusions.some(({ reviewerId }) => order.includes(reviewerId)) && added.length > 0 && same(added, order.slice(0, added.length));
      return right ? [] : found();
    } catch {
      // Not the members that these entries have: what else they say cannot be checked.
      return found();
    }
  });
}

export const same = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b);
