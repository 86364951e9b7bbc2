import type { Grade, GradedBy, GradedFile } from '@juanzong/quality-review-contracts';
import { gradeOf, type ReviewSheet, worstGrade } from '@juanzong/policy';

/** A score as grading sees it. */
export interface Given {
  readonly points: number;
  readonly vetoes: readonly string[];
}

/** Whether the reviewers differ by more than the sheet allows, or on whether there is a veto at all. */
export function needsArbiter({ arbitrationGap }: Pick<ReviewSheet, 'arbitrationGap'>, scores: readonly Given[]): boolean {
  const points = scores.map((one) => one.points);
  const vetoing = scores.filter(({ vetoes }) => vetoes.length > 0).length;
  return Math.max(...points) - Math.min(...points) > arbitrationGap || (vetoing > 0 && vetoing < scores.length);
}

export interface Graded {
  readonly points: number;
  readonly grade: Grade;
  readonly how: GradedBy;
}

/** Whole points, rounded down: as thresholds are whole, that reaches the same grade as the exact mean. */
export const meanOf = (points: readonly number[]): number => (points.length === 0 ? 0 : Math.floor(points.reduce((sum, one) => sum + one, 0) / points.length));

/** What agreeing reviewers, or the arbiter alone, come to; a veto is the worst grade, whatever the points are. */
export function graded(sheet: ReviewSheet, scores: readonly Given[], arbiter: Given | undefined): Graded {
  const deciding = arbiter ? [arbiter] : scores;
  const points = meanOf(deciding.map((one) => one.points));
  if (deciding.every(({ vetoes }) => vetoes.length > 0)) return { points, grade: worstGrade(sheet), how: 'VETO' };
  return { points, grade: gradeOf(sheet, points), how: arbiter ? 'ARBITER' : 'MEAN' };
}

/** The grade of somebody's files taken together: that of their mean, the worst where one of them was vetoed. */
export function gradeOfFiles(sheet: ReviewSheet, files: readonly Pick<GradedFile, 'points' | 'grade'>[]): Grade {
  const vetoed = files.some(({ points, grade }) => grade !== gradeOf(sheet, points));
  return vetoed ? worstGrade(sheet) : gradeOf(sheet, meanOf(files.map(({ points }) => points)));
}
