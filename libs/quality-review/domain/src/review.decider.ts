import type { Decider, NewEntry } from '@juanzong/kernel';
import type { QualityRefusal } from './quality.refusals.js';
import type { ReviewCommand } from './review.commands.js';
import { decideReview, type ReviewInput } from './review.decide.js';
import type { ReviewRefusal } from './review.refusals.js';
import { evolveReview, initialReviewFile, type ReviewFile } from './review.state.js';

/** The review of a drawn file: stream `case-<caseId>`, beside the archive, the ratings and the supervision of the same file. */
export const reviewDecider: Decider<ReviewCommand, ReviewFile, NewEntry, ReviewRefusal | QualityRefusal, ReviewInput> = {
  decide: decideReview, evolve: evolveReview, initialState: initialReviewFile,
};
