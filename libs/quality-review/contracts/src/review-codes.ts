import type { Bilingual } from '@juanzong/kernel';
import { z } from 'zod';

/** From best to worst: 优秀 · 良好 · 合格 · 不合格. */
export const GRADES = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'] as const;
export type Grade = (typeof GRADES)[number];

/** The grade of a lawyer before any file of theirs was graded and published. */
export const UNGRADED = 'UNGRADED';

/** MEAN the mean of the reviewers · ARBITER the arbiter's points · VETO a veto decided, whatever the points are. */
export const GRADED_BY = ['MEAN', 'ARBITER', 'VETO'] as const;
export type GradedBy = (typeof GRADED_BY)[number];

/** What a stratum is made of, in the words of the rule. */
export const STRATUM_PARTS = ['AGENCY', 'CATEGORY', 'LAWYER_GRADE'] as const;

/** Why an expert could not be drawn for a file. */
export const REVIEWER_EXCLUSIONS = [
  'OWN_CASE', 'SAME_FIRM', 'SAME_AGENCY', 'DECLARED_INTEREST', 'DECLARED_CONFLICT', 'OUTSIDE_SPECIALITY', 'REVIEWS_IT_ALREADY',
] as const;
export type ReviewerExclusionCode = (typeof REVIEWER_EXCLUSIONS)[number];

/** What an expert says they have to do with: a lawyer, a firm, an agency. */
export const INTEREST_KINDS = ['LAWYER', 'FIRM', 'AGENCY'] as const;

/** Why a reviewer withdraws from one file: party or close relative of one, another interest that may bear on the judgement. */
export const REVIEWER_CONFLICTS = ['PARTY', 'CLOSE_RELATIVE', 'OTHER_INTEREST'] as const;

export const gradeCode = z.enum(GRADES);
export const lawyerGrade = z.enum([...GRADES, UNGRADED]);
export const matterCategory = z.enum(['CIVIL', 'ADMIN', 'CRIMINAL']);

export const GRADE_LABELS: Readonly<Record<Grade | typeof UNGRADED, Bilingual>> = {
  EXCELLENT: { zh: '优秀', en: 'Excellent' },
  GOOD: { zh: '良好', en: 'Good' },
  QUALIFIED: { zh: '合格', en: 'Qualified' },
  UNQUALIFIED: { zh: '不合格', en: 'Unqualified' },
  UNGRADED: { zh: '未评定', en: 'Not graded' },
};

export const EXCLUSION_LABELS: Readonly<Record<ReviewerExclusionCode, Bilingual>> = {
  OWN_CASE: { zh: '本人承办的案件', en: 'Undertook the case' },
  SAME_FIRM: { zh: '与承办律师同所', en: 'Of the same firm as the lawyer' },
  SAME_AGENCY: { zh: '与承办机构同一单位', en: 'Of the agency of the case' },
  DECLARED_INTEREST: { zh: '已申报利害关系', en: 'Declared an interest' },
  DECLARED_CONFLICT: { zh: '已就本案申请回避', en: 'Withdrew from this file' },
  OUTSIDE_SPECIALITY: { zh: '专业不符', en: 'Outside the speciality' },
  REVIEWS_IT_ALREADY: { zh: '已评阅本案', en: 'Reviews the file already' },
};
