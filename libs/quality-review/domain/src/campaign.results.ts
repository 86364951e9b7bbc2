import type { GradeCounts, GradedFile, resultsPublishedV1 } from '@juanzong/quality-review-contracts';
import type { DataOf } from '@juanzong/kernel';
import type { ReviewSheet } from '@juanzong/policy';
import type { Standing } from './campaign.commands.js';
import { gradeOfFiles, meanOf } from './review.grading.js';

function grouped(files: readonly GradedFile[], by: (file: GradedFile) => string): [string, GradedFile[]][] {
  const groups = new Map<string, GradedFile[]>();
  for (const file of files) groups.set(by(file), [...(groups.get(by(file)) ?? []), file]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export const countsOf = (files: readonly Pick<GradedFile, 'grade'>[]): GradeCounts => ({
  EXCELLENT: files.filter(({ grade }) => grade === 'EXCELLENT').length, GOOD: files.filter(({ grade }) => grade === 'GOOD').length,
  QUALIFIED: files.filter(({ grade }) => grade === 'QUALIFIED').length, UNQUALIFIED: files.filter(({ grade }) => grade === 'UNQUALIFIED').length,
});

const summed = (files: readonly GradedFile[]) => ({ files: files.length, meanPoints: meanOf(files.map(({ points }) => points)), counts: countsOf(files) });

/** What is published: every graded file, and what they come to by agency and by lawyer. */
export function resultsOf(sheet: ReviewSheet, standings: readonly Standing[]): DataOf<typeof resultsPublishedV1> {
  const files = standings.flatMap(({ graded }) => (graded ? [graded] : [])).sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const names = new Map(standings.map(({ graded, lawyerName, firm }) => [graded?.lawyerId, { lawyerName, firm }]));
  return {
    files,
    byAgency: grouped(files, ({ agency }) => agency).map(([agency, theirs]) => ({ agency, ...summed(theirs) })),
    byLawyer: grouped(files, ({ lawyerId }) => lawyerId).map(([lawyerId, theirs]) => ({
      lawyerId, ...(names.get(lawyerId) ?? { lawyerName: lawyerId, firm: '' }), ...summed(theirs), grade: gradeOfFiles(sheet, theirs),
    })),
  };
}
