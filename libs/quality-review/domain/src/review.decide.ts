import type { RuleInput } from '@juanzong/common-domain';
import { bothLanguages, calendarDate, type CommandContext, type Decision, isRefusal, type NewEntry, occurredDate, refuse, regionCode } from '@juanzong/kernel';
import { pinnedReviewSheet, policyMissing, type ReviewSheet } from '@juanzong/policy';
import {
  arbiterAppointedV1, EXCLUSION_LABELS, fileGradedV1, fileScoredCorrectedV1, fileScoredV1, reviewClosedV1, reviewerConflictDeclaredV1, reviewersAppointedV1, sampledForReviewV1,
  type SealedScore,
} from '@juanzong/quality-review-contracts';
import { newEntry } from './new-entry.js';
import type { QualityRefusal } from './quality.refusals.js';
import { allScored, isShort, REVIEW_ACTIONS, type MarkGiven, type ReviewCommand, type ReviewCommandOf } from './review.commands.js';
import { drawReviewers, type DrawnReviewers } from './review.conflicts.js';
import type { ExpertPool } from './review-experts.js';
import { graded, needsArbiter } from './review.grading.js';
import type { ReviewRefusal } from './review.refusals.js';
import { type Review, type ReviewFile, reviewerIdOf, scorersOf } from './review.state.js';
import { roleRefusal, territoryRefusal } from './review.territory.js';
import type { Sha256 } from './sample.js';
import { scored } from './sheet.js';
import { actIdOf, closeAct, openAct, raiseFinding } from './supervision.decide.js';
import { findingsOf, unsettled } from './supervision.state.js';

export interface ReviewInput extends RuleInput {
  readonly sha256: Sha256;
  /** The experts of the campaign's region. */
  readonly pool: ExpertPool;
}

type AnyRefusal = ReviewRefusal | QualityRefusal;
type ReviewDecision = Decision<NewEntry, AnyRefusal>;

/** The review, its sheet and the rest, as each step needs them. */
interface Scene {
  readonly review: Review;
  readonly sheet: ReviewSheet;
  readonly state: ReviewFile;
  readonly context: CommandContext;
  readonly input: ReviewInput;
}

const pins = ({ sheet }: Pick<Review, 'sheet'>) => ({ rules: { policyVersions: [sheet] } });

function sheetOf({ sheet, region }: Pick<Review, 'sheet' | 'region'>, { book }: ReviewInput, { occurredAt }: CommandContext): ReviewSheet | AnyRefusal {
  return pinnedReviewSheet(book, sheet)?.params ?? policyMissing('review-sheet', regionCode(region), calendarDate(occurredDate(occurredAt)), sheet.id);
}

/** The file is drawn: its review opens with the act of supervision that it is, and its reviewers are drawn where the pool has enough of them. */
function sample(command: ReviewCommandOf<'sampleForReview'>, state: ReviewFile, context: CommandContext, input: ReviewInput): ReviewDecision {
  const { kind: _kind, saw, ...sampled } = command;
  if (state.reviews[sampled.reviewId]) return [];
  const lawyer = state.lawyers.find(({ lawyerId }) => lawyerId === sampled.lawyerId);
  if (!state.archived || !lawyer) return refuse('quality-review.not-archived');
  const sheet = sheetOf(sampled, input, context);
  if (isRefusal(sheet)) return sheet;
  const data = { ...sampled, actId: actIdOf(context, 1), reviewersPerFile: sheet.reviewersPerFile, ...lawyer };
  const act = openAct(state, { kind: 'FILE_REVIEW', saw, note: null }, context, 1);
  if (isRefusal(act)) return act;
  const review: Review = { ...data, reviewers: [], withdrawn: [], scores: {}, closed: false };
  return [newEntry(sampledForReviewV1, data, pins(data)), ...act, ...appointed(drawReviewers(sheet.reviewersPerFile, input.pool, state, review, input.sha256), review)];
}

/** Reviewers are appointed when there are enough of them. */
function appointed({ chosen, proof }: DrawnReviewers, review: Review, instead?: string): NewEntry[] {
  const reviewers = [...review.reviewers, ...chosen];
  if (chosen.length === 0 || reviewers.length < review.reviewersPerFile) return [];
  return [newEntry(reviewersAppointedV1, { reviewId: review.reviewId, reviewers, ...(instead === undefined ? {} : { instead }), ...proof })];
}

function arbiterOf({ chosen: [arbiter], proof }: DrawnReviewers, { reviewId }: Review, instead?: string): NewEntry[] {
  return arbiter ? [newEntry(arbiterAppointedV1, { reviewId, arbiter, ...(instead === undefined ? {} : { instead }), ...proof })] : [];
}

const tooFew = ({ chosen, proof: { exclusions } }: DrawnReviewers, needed: number): AnyRefusal => refuse('quality-review.too-few-reviewers', {
  needed, left: chosen.length, exclusions: exclusions.map(({ reviewerId, reasons }) => `${reviewerId}: ${reasons.map((code) => bothLanguages(EXCLUSION_LABELS[code])).join(', ')}`),
});

/** Who is missing is drawn: a reviewer, or the arbiter. */
function appoint({ review, state, input }: Scene): ReviewDecision {
  if (review.graded) return refuse('quality-review.graded-already');
  if (!isShort(review)) return refuse('quality-review.reviewers-complete');
  const missing = review.reviewersPerFile - review.reviewers.length;
  const drawn = drawReviewers(Math.max(1, missing), input.pool, state, review, input.sha256);
  const entries = missing > 0 ? appointed(drawn, review) : arbiterOf(drawn, review);
  return entries.length > 0 ? entries : tooFew(drawn, Math.max(1, missing));
}

/** Somebody withdraws before they scored; the next in the order of the draw comes in their place, if there is one. */
function withdraw({ conflict, note }: ReviewCommandOf<'declareConflict'>, { review, state, context, input }: Scene): ReviewDecision {
  const reviewerId = reviewerIdOf(context.actor) ?? '';
  if (!scorersOf(review).some((one) => one.reviewerId === reviewerId)) return refuse('quality-review.not-the-reviewer');
  if (review.graded) return refuse('quality-review.graded-already');
  if (review.scores[reviewerId]) return refuse('quality-review.scored-already');
  const { reviewId } = review;
  const declared = newEntry(reviewerConflictDeclaredV1, { reviewId, reviewerId, conflict, note });
  const { arbiter, ...rest } = review;
  const without: Review = { ...rest, reviewers: review.reviewers.filter((one) => one.reviewerId !== reviewerId), withdrawn: [...review.withdrawn, reviewerId] };
  if (arbiter?.reviewerId === reviewerId) return [declared, ...arbiterOf(drawReviewers(1, input.pool, state, without, input.sha256), without, reviewerId)];
  const left: Review = { ...without, ...(arbiter ? { arbiter } : {}) };
  return [declared, ...appointed(drawReviewers(left.reviewersPerFile - left.reviewers.length, input.pool, state, left, input.sha256), left, reviewerId)];
}

const notesOf = (marks: readonly MarkGiven[]) => marks.flatMap(({ criterion, note }) => (note === undefined ? [] : [{ criterion, note }]));
const marksOf = (marks: readonly MarkGiven[]) => marks.filter(({ deductions }) => deductions.length > 0).map(({ criterion, deductions }) => ({ criterion, deductions: [...deductions] }));

/** Points are computed from the marks. With the last score the file is graded, or an arbiter drawn; findings of the review begin their own loop. */
function submit({ marks, vetoes, findings }: ReviewCommandOf<'submitScore'>, scene: Scene): ReviewDecision {
  const { review, sheet, state, context, input } = scene;
  const who = scorersOf(review).find((one) => one.reviewerId === reviewerIdOf(context.actor));
  if (!who) return refuse('quality-review.not-the-reviewer');
  if (review.graded) return refuse('quality-review.graded-already');
  const { reviewerId } = who;
  if (review.scores[reviewerId]) return refuse('quality-review.scored-already');
  const score = scored(sheet, marksOf(marks), vetoes);
  if (isRefusal(score)) return score;
  const as = review.arbiter?.reviewerId === reviewerId ? 'ARBITER' as const : 'REVIEWER' as const;
  const entries: NewEntry[] = [newEntry(fileScoredV1, { reviewId: review.reviewId, reviewerId, as, score, notes: notesOf(marks) }, pins(review))];
  for (const finding of findings) {
    const raised = raiseFinding(state, { actId: review.actId, ...finding }, context, input, entries.length);
    if (isRefusal(raised)) return raised;
    entries.push(...raised);
  }
  const now: Review = { ...review, scores: { ...review.scores, [reviewerId]: { entry: context.ids.entry(0), as, score } } };
  return [...entries, ...settled({ ...scene, review: now }, findings.length > 0)];
}

/** What follows once scores are in: nothing yet, an arbiter, or the grade; with no finding to be answered the review closes with it. */
function settled({ review, sheet, state, input }: Scene, found: boolean): NewEntry[] {
  if (!allScored(review)) return [];
  const given = Object.entries(review.scores).flatMap(([reviewerId, { as, score }]) => (score ? [{ reviewerId, as, ...score }] : []));
  const byReviewers = given.filter(({ as }) => as === 'REVIEWER');
  const arbiter = given.find(({ as }) => as === 'ARBITER');
  if (!arbiter && needsArbiter(sheet, byReviewers)) return arbiterOf(drawReviewers(1, input.pool, state, review, input.sha256), review);
  const scores = given.map(({ reviewerId, as, points, vetoes }) => ({ reviewerId, as, points, vetoes })).sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
  const grade = newEntry(fileGradedV1, { reviewId: review.reviewId, ...graded(sheet, byReviewers, arbiter), sheet: review.sheet, scores }, pins(review));
  const open = found || findingsOf(state.supervision, review.actId).length > 0;
  return open ? [grade] : [grade, ...closed(state, review)];
}

function correct({ marks, vetoes, reason }: ReviewCommandOf<'correctScore'>, { review, sheet, context }: Scene): ReviewDecision {
  const reviewerId = reviewerIdOf(context.actor) ?? '';
  const before = review.scores[reviewerId];
  if (!before) return refuse(scorersOf(review).some((one) => one.reviewerId === reviewerId) ? 'quality-review.not-scored' : 'quality-review.not-the-reviewer');
  if (review.graded || allScored(review)) return refuse('quality-review.scores-final');
  const score: SealedScore | AnyRefusal = scored(sheet, marksOf(marks), vetoes);
  if (isRefusal(score)) return score;
  const data = { reviewId: review.reviewId, reviewerId, as: before.as, score, notes: notesOf(marks), reason };
  return [newEntry(fileScoredCorrectedV1, data, { ...pins(review), corrects: before.entry as NonNullable<NewEntry['corrects']> })];
}

/** The act of supervision and the review close together. */
function closed({ supervision }: ReviewFile, { reviewId, actId }: Review): NewEntry[] {
  const act = closeAct({ supervision } as Parameters<typeof closeAct>[0], actId);
  return isRefusal(act) ? [] : [...act, newEntry(reviewClosedV1, { reviewId, findings: findingsOf(supervision, actId).length })];
}

function close({ review, state }: Scene): ReviewDecision {
  if (!review.graded) return refuse('quality-review.not-graded');
  const open = unsettled(state.supervision, review.actId);
  return open.length > 0 ? refuse('quality-review.review-findings-open', { findings: open }) : closed(state, review);
}

/** Decides a command to the review of a file: new entries, none if it was done already, or a refusal. */
export function decideReview(command: ReviewCommand, state: ReviewFile, context: CommandContext, input: ReviewInput): ReviewDecision {
  const barred = roleRefusal(REVIEW_ACTIONS[command.kind], context.actor);
  if (barred) return barred;
  if (command.kind === 'sampleForReview') return sample(command, state, context, input);
  const review = state.reviews[command.reviewId];
  if (!review) return refuse('quality-review.review-unknown', { reviewId: command.reviewId });
  const abroad = territoryRefusal(context.actor, review.region);
  if (abroad) return abroad;
  if (review.closed) return refuse('quality-review.review-closed');
  const sheet = sheetOf(review, input, context);
  if (isRefusal(sheet)) return sheet;
  const scene: Scene = { review, sheet, state, context, input };
  switch (command.kind) {
    case 'appointReviewers': return appoint(scene);
    case 'declareConflict': return withdraw(command, scene);
    case 'submitScore': return submit(command, scene);
    case 'correctScore': return correct(command, scene);
    case 'closeReview': return close(scene);
  }
}
