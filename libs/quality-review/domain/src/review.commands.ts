import type { Answerer, REVIEWER_CONFLICTS, Severity } from '@juanzong/quality-review-contracts';
import type { Actor } from '@juanzong/kernel';
import { type Review, type ReviewFile, reviewerIdOf, scorersOf } from './review.state.js';
import { type ActionRule, covers, ORGANISERS } from './review.territory.js';
import { unsettled } from './supervision.state.js';

export interface MarkGiven {
  readonly criterion: string;
  readonly deductions: readonly string[];
  readonly note?: string;
}
export interface FindingGiven {
  readonly text: string;
  readonly severity: Severity;
  readonly duty: Answerer;
}
interface ScoreParts {
  readonly reviewId: string;
  readonly marks: readonly MarkGiven[];
  /** Criteria on which the file fails altogether. */
  readonly vetoes: readonly string[];
}

/** What may be asked of the review of a file, the stream `case-<caseId>`. */
export type ReviewCommand =
  | {
      readonly kind: 'sampleForReview'; readonly campaign: string; readonly reviewId: string; readonly region: string; readonly sheet: Review['sheet']; readonly head: Review['head'];
      readonly stratum: string; readonly seed: string; readonly lawyerId: string;
      /** Every entry of the file up to the head that stood in the frame. */
      readonly saw: readonly string[];
    }
  | { readonly kind: 'appointReviewers'; readonly reviewId: string }
  | { readonly kind: 'declareConflict'; readonly reviewId: string; readonly conflict: (typeof REVIEWER_CONFLICTS)[number]; readonly note: string | null }
  | (ScoreParts & { readonly kind: 'submitScore'; readonly findings: readonly FindingGiven[] })
  | (ScoreParts & { readonly kind: 'correctScore'; readonly reason: string })
  | { readonly kind: 'closeReview'; readonly reviewId: string };
export type ReviewCommandOf<Kind extends ReviewCommand['kind']> = Extract<ReviewCommand, { kind: Kind }>;

export interface ReviewRule extends ActionRule {
  /** Whether there is anything to do for this actor in this review. */
  readonly open: (review: Review, actor: Actor, state: ReviewFile) => boolean;
  readonly internal?: true;
}

const organises = ({ agency }: Actor, { region }: Review): boolean => agency !== undefined && covers(agency, region);
const scores = (actor: Actor, review: Review): boolean => scorersOf(review).some(({ reviewerId }) => reviewerId === reviewerIdOf(actor));
const hasScored = (actor: Actor, review: Review): boolean => review.scores[reviewerIdOf(actor) ?? ''] !== undefined;

/** All of the reviewers' scores are in: from then on they are no longer corrected. */
export const allScored = ({ reviewers, reviewersPerFile, scores: given }: Pick<Review, 'reviewers' | 'reviewersPerFile' | 'scores'>): boolean =>
  reviewers.length >= reviewersPerFile && reviewers.every(({ reviewerId }) => given[reviewerId] !== undefined);
/** Somebody is missing: a reviewer, or the arbiter of reviewers who differ. */
export const isShort = (review: Review): boolean => review.graded === undefined && (review.reviewers.length < review.reviewersPerFile || (allScored(review) && review.arbiter === undefined));

/** Review × actor → what may be done next, with the labels that the console and the shell show. */
export const REVIEW_ACTIONS: Readonly<Record<ReviewCommand['kind'], ReviewRule>> = {
  sampleForReview: { name: 'sample-for-review', label: { zh: '抽中评估', en: 'Sample for review' }, roles: ['system'], open: () => false, internal: true },
  appointReviewers: {
    name: 'appoint-reviewers', label: { zh: '确定评阅专家', en: 'Appoint reviewers' }, roles: [...ORGANISERS, 'system'],
    open: (review, actor) => organises(actor, review) && isShort(review),
  },
  declareConflict: { name: 'declare-conflict', label: { zh: '申请回避', en: 'Withdraw for conflict' }, roles: ['reviewer'], open: (review, actor) => scores(actor, review) && !hasScored(actor, review) },
  submitScore: { name: 'submit-score', label: { zh: '提交评分', en: 'Submit a score' }, roles: ['reviewer'], open: (review, actor) => scores(actor, review) && !hasScored(actor, review) },
  correctScore: { name: 'correct-score', label: { zh: '更正评分', en: 'Correct a score' }, roles: ['reviewer'], open: (review, actor) => hasScored(actor, review) && !allScored(review) },
  closeReview: {
    name: 'close-review', label: { zh: '评估办结', en: 'Close the review' }, roles: ORGANISERS,
    open: (review, actor, { supervision }) => review.graded !== undefined && organises(actor, review) && unsettled(supervision, review.actId).length === 0,
  },
};

/** What this actor may do next about the reviews of a file. The decider enforces the same. */
export const reviewActionsFor = (state: ReviewFile, actor: Actor): readonly Pick<ReviewRule, 'name' | 'label' | 'roles'>[] =>
  Object.values(REVIEW_ACTIONS)
    .filter(({ internal, roles, open }) => !internal && roles.includes(actor.role) && Object.values(state.reviews).some((review) => !review.closed && open(review, actor, state)))
    .map(({ name, label, roles }) => ({ name, label, roles }));
