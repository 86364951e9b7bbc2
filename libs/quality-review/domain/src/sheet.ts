import type { Mark, SealedScore } from '@juanzong/quality-review-contracts';
import { refuse } from '@juanzong/kernel';
import type { ReviewSheet } from '@juanzong/policy';
import type { ReviewRefusal } from './review.refusals.js';

const twice = (codes: readonly string[]): string[] => [...new Set(codes.filter((one, i) => codes.indexOf(one) !== i))];

/** What marks and vetoes say that the sheet does not have, or says twice; undefined if they fit. */
function unfit(sheet: ReviewSheet, marks: readonly Mark[], vetoes: readonly string[]): ReviewRefusal | undefined {
  const criteria = new Map(sheet.criteria.map((one) => [one.code, one]));
  const unknown = [
    ...marks.filter(({ criterion }) => !criteria.has(criterion)).map(({ criterion }) => criterion),
    ...marks.flatMap(({ criterion, deductions }) => deductions.filter((code) => criteria.get(criterion)?.deductions.some((one) => one.code === code) === false).map((code) => `${criterion}.${code}`)),
  ];
  if (unknown.length > 0) return refuse('quality-review.not-on-sheet', { codes: unknown });
  const repeated = [...twice(marks.map(({ criterion }) => criterion)), ...marks.flatMap(({ criterion, deductions }) => twice(deductions).map((code) => `${criterion}.${code}`)), ...twice(vetoes)];
  if (repeated.length > 0) return refuse('quality-review.marked-twice', { codes: repeated });
  const powerless = vetoes.filter((code) => criteria.get(code)?.veto !== true);
  return powerless.length > 0 ? refuse('quality-review.no-veto', { codes: powerless }) : undefined;
}

/** The points that marks leave: each criterion loses its deductions, never more than it has. Whole points. */
export const pointsOf = ({ criteria }: Pick<ReviewSheet, 'criteria'>, marks: readonly Mark[]): number =>
  criteria.reduce((sum, { code, maxPoints, deductions }) => {
    const marked = marks.find(({ criterion }) => criterion === code)?.deductions ?? [];
    const lost = deductions.filter((one) => marked.includes(one.code)).reduce((lostSoFar, { points }) => lostSoFar + points, 0);
    return sum + Math.max(0, maxPoints - lost);
  }, 0);

/** A score by the sheet: points follow from the marks, nobody types them. */
export function scored(sheet: ReviewSheet, marks: readonly Mark[], vetoes: readonly string[]): SealedScore | ReviewRefusal {
  return unfit(sheet, marks, vetoes) ?? {
    marks: marks.map(({ criterion, deductions }) => ({ criterion, deductions: [...deductions] })), vetoes: [...vetoes], points: pointsOf(sheet, marks),
  };
}
