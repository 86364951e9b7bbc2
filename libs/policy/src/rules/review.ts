import { regionCode } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { REVIEW_GRADES } from '../kinds/review.js';
import { policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, PackKind, ParamsOf } from '../pack.js';
import { type At, packsInForce } from '../resolve.js';

export type ReviewSheet = ParamsOf<'review-sheet'>;
export type ReviewSampleRule = ParamsOf<'review-sample'>;

function packNamed<Kind extends PackKind>(book: PolicyBook, kind: Kind, at: At, packId: string | undefined): LoadedPack<Kind> | PolicyMissing {
  const inForce = packsInForce(book, kind, at);
  const pack = packId === undefined ? inForce[0] : inForce.find(({ id }) => id === packId);
  return pack ?? policyMissing(kind, regionCode(at.region), at.date, packId);
}

/** The rule by which files are drawn for review: the most specific region's. */
export const reviewSampleRule = (book: PolicyBook, at: At): LoadedPack<'review-sample'> | PolicyMissing => packNamed(book, 'review-sample', at, undefined);

/** The sheet in force, or the one that is named, if it is in force there and then. */
export const reviewSheet = (book: PolicyBook, at: At, packId?: string): LoadedPack<'review-sheet'> | PolicyMissing => packNamed(book, 'review-sheet', at, packId);

/** The sheet as it was pinned: the pack of that id with that content. */
export function pinnedReviewSheet(book: PolicyBook, pinned: { readonly id: string; readonly contentHash: string }): LoadedPack<'review-sheet'> | undefined {
  const pack = book.find(pinned.id);
  return pack?.kind === 'review-sheet' && pack.contentHash === pinned.contentHash ? (pack as LoadedPack<'review-sheet'>) : undefined;
}

/** All the points that a sheet gives. */
export const fullPoints = ({ criteria }: Pick<ReviewSheet, 'criteria'>): number => criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0);

/** The grade that so many points reach; thresholds fall to 0, so every number of points has one. */
export function gradeOf({ grades }: Pick<ReviewSheet, 'grades'>, points: number): (typeof REVIEW_GRADES)[number] {
  const reached = grades.find(({ from }) => points >= from) ?? grades.at(-1);
  if (!reached) throw new RangeError('a sheet without grades');
  return reached.grade;
}

/** The worst grade of a sheet: what a veto comes to. */
export function worstGrade({ grades }: Pick<ReviewSheet, 'grades'>): (typeof REVIEW_GRADES)[number] {
  const last = grades.at(-1);
  if (!last) throw new RangeError('a sheet without grades');
  return last.grade;
}
