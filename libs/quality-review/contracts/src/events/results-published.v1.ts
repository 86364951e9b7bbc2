import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { gradeCode } from '../review-codes.js';
import { gradeCounts, gradedFile } from '../review-shapes.js';
import { ENTRY_ID } from '../shapes.js';

const NONE = { EXCELLENT: 0, GOOD: 0, QUALIFIED: 0, UNQUALIFIED: 0 };

/** 质量评估结果 made public (法律援助法 58), with the entries that they rest on; a lawyer's grade is that of the mean of their files. */
export const resultsPublishedV1 = defineEvent({
  type: 'quality-review.ResultsPublished',
  version: 1,
  label: { zh: '公布质量评估结果', en: 'Results published' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    files: z.array(gradedFile),
    byAgency: z.array(z.strictObject({ agency: z.string(), files: z.number().int().positive(), meanPoints: z.number().int().nonnegative(), counts: gradeCounts })),
    byLawyer: z.array(z.strictObject({
      lawyerId: z.string(), lawyerName: z.string(), firm: z.string(), files: z.number().int().positive(), meanPoints: z.number().int().nonnegative(), grade: gradeCode, counts: gradeCounts,
    })),
  }),
  example: {
    files: [{ caseId: ENTRY_ID, agency: '340202', lawyerId: 'L-340202-001', points: 88, grade: 'GOOD', entry: ENTRY_ID }],
    byAgency: [{ agency: '340202', files: 1, meanPoints: 88, counts: { ...NONE, GOOD: 1 } }],
    byLawyer: [{ lawyerId: 'L-340202-001', lawyerName: '李伟', firm: '安徽某律师事务所', files: 1, meanPoints: 88, grade: 'GOOD', counts: { ...NONE, GOOD: 1 } }],
  },
});
