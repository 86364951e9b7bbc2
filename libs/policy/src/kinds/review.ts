import { z } from 'zod';
import { bilingualSchema } from './common.js';

/** What a stratum of a sample is made of, all known before anybody is drawn. */
export const SAMPLE_STRATA = ['AGENCY', 'CATEGORY', 'LAWYER_GRADE'] as const;

/** From best to worst: 优秀 · 良好 · 合格 · 不合格. */
export const REVIEW_GRADES = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'] as const;
export type ReviewGrade = (typeof REVIEW_GRADES)[number];

/** 抽查: how many files of each stratum are reviewed. Thousandths, so that 27.7 % is a whole number and counts alike everywhere. */
export const reviewSampleParams = z.strictObject({
  ratePerMille: z.number().int().min(1).max(1000),
  /** At least so many of each stratum, or all of it where it has fewer. */
  minimumPerStratum: z.number().int().nonnegative(),
  strata: z.array(z.enum(SAMPLE_STRATA)).min(1).refine((list) => new Set(list).size === list.length, 'named twice'),
});

const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
const points = z.number().int().positive();

const criterion = z.strictObject({
  code,
  label: bilingualSchema,
  maxPoints: points,
  /** What is taken off for what; of one criterion never more than its points. */
  deductions: z.array(z.strictObject({ code, label: bilingualSchema, points })).min(1),
  /** 一票否决: failing here decides the grade, whatever the points are. */
  veto: z.boolean(),
}).refine(({ deductions, maxPoints }) => deductions.every((one) => one.points <= maxPoints), 'takes off more than the criterion has')
  .refine(({ deductions }) => new Set(deductions.map((one) => one.code)).size === deductions.length, 'a deduction is listed twice');

/** 评分表: deductions from full points criterion by criterion, grades by thresholds. */
export const reviewSheetParams = z.strictObject({
  criteria: z.array(criterion).min(1).refine((list) => new Set(list.map((one) => one.code)).size === list.length, 'a criterion is listed twice'),
  /** From best to worst: a grade is reached from so many points on; the last one from none. */
  grades: z.array(z.strictObject({ grade: z.enum(REVIEW_GRADES), label: bilingualSchema, from: z.number().int().nonnegative() })).min(1)
    .refine((list) => list.every(({ from }, i) => i === 0 || from < (list[i - 1]?.from ?? 0)), 'thresholds must fall from best to worst')
    .refine((list) => list.every(({ grade }, i) => i === 0 || REVIEW_GRADES.indexOf(grade) > REVIEW_GRADES.indexOf(list[i - 1]?.grade ?? grade)), 'grades must go from best to worst')
    .refine((list) => list.at(-1)?.from === 0, 'the last grade must begin at no points'),
  reviewersPerFile: z.number().int().min(1).max(5),
  /** An arbiter decides where the highest and the lowest points differ by more than this. */
  arbitrationGap: z.number().int().nonnegative(),
}).refine(({ criteria, grades }) => (grades[0]?.from ?? 0) <= criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0), 'the best grade cannot be reached');
