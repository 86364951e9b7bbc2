import type { providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';
import type {
  arbiterAppointedV1, fileGradedV1, fileScoredCorrectedV1, fileScoredV1, Reviewer, reviewClosedV1, reviewerConflictDeclaredV1, reviewersAppointedV1, sampledForReviewV1, SealedScore,
} from '@juanzong/quality-review-contracts';
import { evolveFile, type FileFacts, goesOn, initialFile } from './file.state.js';
import { evolveSupervision, initialSupervision, type SupervisionState } from './supervision.state.js';

export type Sampled = DataOf<typeof sampledForReviewV1>;
export type FileGrade = DataOf<typeof fileGradedV1> & { readonly entry: string };

/** A score that was handed in, by its entry. Null once its key was erased. */
export interface ReviewScore {
  readonly entry: string;
  readonly as: 'REVIEWER' | 'ARBITER';
  readonly score: SealedScore | null;
}

/** One campaign's review of this file. */
export interface Review extends Sampled {
  readonly reviewers: readonly Reviewer[];
  readonly arbiter?: Reviewer;
  /** Who withdrew, and is not drawn again. */
  readonly withdrawn: readonly string[];
  readonly scores: Readonly<Record<string, ReviewScore>>;
  readonly graded?: FileGrade;
  readonly closed: boolean;
}

export interface CaseLawyer {
  readonly lawyerId: string;
  readonly lawyerName: string;
  readonly firm: string;
}

/** What the review of a file reads of it. */
export interface ReviewFile {
  readonly file: FileFacts;
  readonly supervision: SupervisionState;
  readonly archived: boolean;
  /** Everybody to whom the case was assigned; the last one undertook it to its end. */
  readonly lawyers: readonly CaseLawyer[];
  /** Every agency that owned the file. */
  readonly agencies: readonly string[];
  readonly reviews: Readonly<Record<string, Review>>;
}

export const initialReviewFile = (): ReviewFile => ({ file: initialFile(), supervision: initialSupervision(), archived: false, lawyers: [], agencies: [], reviews: {} });

type Step = (state: ReviewFile, entry: RecordedEntry) => ReviewFile;

const changed = (state: ReviewFile, reviewId: string, how: (review: Review) => Partial<Review>): ReviewFile => {
  const review = state.reviews[reviewId];
  return review ? { ...state, reviews: { ...state.reviews, [reviewId]: { ...review, ...how(review) } } } : state;
};

const assigned: Step = (state, { data }) => {
  const { lawyerId, lawyerName, firm } = data as DataOf<typeof providerAssignedV1>;
  return { ...state, lawyers: [...state.lawyers.filter((one) => one.lawyerId !== lawyerId), { lawyerId, lawyerName, firm }] };
};

const sampled: Step = (state, { data }) => {
  const review: Review = { ...(data as Sampled), reviewers: [], withdrawn: [], scores: {}, closed: false };
  return { ...state, reviews: { ...state.reviews, [review.reviewId]: review } };
};

const appointed: Step = (state, { data }) => {
  const { reviewId, reviewers } = data as DataOf<typeof reviewersAppointedV1>;
  return changed(state, reviewId, () => ({ reviewers }));
};

const arbiterAppointed: Step = (state, { data }) => {
  const { reviewId, arbiter } = data as DataOf<typeof arbiterAppointedV1>;
  return changed(state, reviewId, () => ({ arbiter }));
};

const withdrew: Step = (state, { data }) => {
  const { reviewId, reviewerId } = data as DataOf<typeof reviewerConflictDeclaredV1>;
  return changed(state, reviewId, ({ arbiter, reviewers, withdrawn }) => ({
    withdrawn: [...withdrawn, reviewerId], reviewers: reviewers.filter((one) => one.reviewerId !== reviewerId), ...(arbiter?.reviewerId === reviewerId ? { arbiter: undefined } : {}),
  } as Partial<Review>));
};

const scored: Step = (state, { eventId, data }) => {
  const { reviewId, reviewerId, as, score } = data as DataOf<typeof fileScoredV1> | DataOf<typeof fileScoredCorrectedV1>;
  return changed(state, reviewId, ({ scores }) => ({ scores: { ...scores, [reviewerId]: { entry: eventId, as, score } } }));
};

const gradedStep: Step = (state, { eventId, data }) => {
  const grade = data as DataOf<typeof fileGradedV1>;
  return changed(state, grade.reviewId, () => ({ graded: { ...grade, entry: eventId } }));
};

const STEPS: Readonly<Record<string, Step>> = {
  'assignment.ProviderAssigned': assigned,
  'quality-review.ArchiveAccepted': (state) => ({ ...state, archived: true }),
  'eligibility.ObjectionDecided': (state, entry) => (goesOn(entry) ? { ...state, archived: false } : state),
  'quality-review.SampledForReview': sampled,
  'quality-review.ReviewersAppointed': appointed,
  'quality-review.ArbiterAppointed': arbiterAppointed,
  'quality-review.ReviewerConflictDeclared': withdrew,
  'quality-review.FileScored': scored,
  'quality-review.FileScoredCorrected': scored,
  'quality-review.FileGraded': gradedStep,
  'quality-review.ReviewClosed': (state, { data }) => changed(state, (data as DataOf<typeof reviewClosedV1>).reviewId, () => ({ closed: true })),
};

/** Folds one entry of a case file, whichever context wrote it. */
export function evolveReview(state: ReviewFile, entry: RecordedEntry): ReviewFile {
  const next = STEPS[entry.type]?.(state, entry) ?? state;
  const agencies = next.agencies.includes(entry.agency) ? next.agencies : [...next.agencies, entry.agency];
  return { ...next, agencies, file: evolveFile(next.file, entry), supervision: evolveSupervision(next.supervision, entry) };
}

/** Everybody who has to score this file. */
export const scorersOf = ({ reviewers, arbiter }: Pick<Review, 'reviewers' | 'arbiter'>): readonly Reviewer[] => (arbiter ? [...reviewers, arbiter] : reviewers);

/** The expert who acts: their actor id is `reviewer:<reviewerId>`. */
export const reviewerIdOf = ({ role, id }: { readonly role: string; readonly id: string }): string | undefined =>
  (role === 'reviewer' && id.startsWith('reviewer:') ? id.slice('reviewer:'.length) : undefined);
