import { z } from 'zod';
import { gradeCode, INTEREST_KINDS, lawyerGrade, matterCategory, REVIEWER_EXCLUSIONS, STRATUM_PARTS } from './review-codes.js';
import { ENTRY_ID } from './shapes.js';

export const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** How a sample is drawn; recorded with the draw, so that the entries alone suffice to draw again. */
export const SAMPLE_ALGORITHM = 'juanzong.review-sample/1';
export const sampleRule = z.strictObject({
  ratePerMille: z.number().int().min(1).max(1000), minimumPerStratum: z.number().int().nonnegative(), strata: z.array(z.enum(STRATUM_PARTS)).min(1),
});
export type SampleRule = z.infer<typeof sampleRule>;

/** A rule pack by what it was: id and content. */
export const pinnedPack = z.strictObject({ id: z.string(), contentHash: z.string(), verified: z.boolean() });

/** An archived file as the frame knows it: where it stood, and what its stratum is made of. */
export const frameCase = z.strictObject({
  caseId: z.uuid(), revision: z.number().int().nonnegative(), hash: hex64, archivedOn: z.iso.date(),
  agency: z.string().regex(/^\d{6}$/), category: matterCategory, lawyerId: z.string(), lawyerGrade,
});
export type FrameCase = z.infer<typeof frameCase>;

/** A member of the pool of experts: public professional data, in clear. */
export const expert = z.strictObject({
  /** The part after the colon of the persona `reviewer:<reviewerId>` under which the expert acts. */
  reviewerId: z.string().regex(/^[\w.-]{1,64}$/),
  name: z.string().trim().min(1),
  firm: z.string().trim().min(1).optional(),
  agency: z.string().regex(/^\d{6}$/).optional(),
  /** Who is a lawyer of a roster as well. */
  lawyerId: z.string().min(1).optional(),
  specialities: z.array(matterCategory).min(1),
  grade: z.string().trim().min(1).optional(),
  /** Declared on joining: with whom the expert has to do. */
  interests: z.array(z.strictObject({ kind: z.enum(INTEREST_KINDS), id: z.string().trim().min(1) })),
});
export type Expert = z.infer<typeof expert>;

/** Who reviews a file. */
export const reviewer = z.strictObject({ reviewerId: z.string(), name: z.string(), firm: z.string().nullable() });
export type Reviewer = z.infer<typeof reviewer>;

export const reviewerExclusion = z.strictObject({ reviewerId: z.string(), reasons: z.array(z.enum(REVIEWER_EXCLUSIONS)).min(1) });
export type ReviewerExclusion = z.infer<typeof reviewerExclusion>;

/** How somebody was drawn: the pool up to which entry, everybody left in the order of the draw, everybody excluded and why. */
export const drawProof = { poolRevision: z.number().int().min(-1), order: z.array(z.string()), exclusions: z.array(reviewerExclusion) };

/** What was taken off for what, criterion by criterion; a criterion without a mark kept its points. */
export const mark = z.strictObject({ criterion: z.string(), deductions: z.array(z.string()).min(1) });
export type Mark = z.infer<typeof mark>;

/** What one reviewer made of a file; sealed until the file is graded, so that reviewers do not follow each other. */
export const sealedScore = z.strictObject({ marks: z.array(mark), vetoes: z.array(z.string()), points: z.number().int().nonnegative() });
export type SealedScore = z.infer<typeof sealedScore>;

/** Free text on the marks: under the recipient's key, for it may speak of them. */
export const scoreNotes = z.array(z.strictObject({ criterion: z.string(), note: z.string().min(1).meta({ personal: 'applicant' }) }));

/** How many files reached which grade. */
export const gradeCounts = z.strictObject({
  EXCELLENT: z.number().int().nonnegative(), GOOD: z.number().int().nonnegative(), QUALIFIED: z.number().int().nonnegative(), UNQUALIFIED: z.number().int().nonnegative(),
});
export type GradeCounts = z.infer<typeof gradeCounts>;

/** One graded file of a campaign, with the entry that says so. */
export const gradedFile = z.strictObject({ caseId: z.uuid(), agency: z.string(), lawyerId: z.string(), points: z.number().int().nonnegative(), grade: gradeCode, entry: z.uuid() });
export type GradedFile = z.infer<typeof gradedFile>;

export const CAMPAIGN_ID = '3f6c2a1e-9d4b-4c7a-8e21-5b0d7f9a6c34';
export const REVIEW_ID = '8a1d4e7c-2b5f-5e90-9c63-1f7b0a2d4e58';
export const SEED = '6b2d1c0fa9e84735d2c1b0a9f8e7d6c5b4a392817f6e5d4c3b2a190807f6e5d4';
export const frameCaseExample: FrameCase = {
  caseId: ENTRY_ID, revision: 31, hash: 'a'.repeat(64), archivedOn: '2024-06-20', agency: '340202', category: 'CIVIL', lawyerId: 'L-340202-001', lawyerGrade: 'UNGRADED',
};
export const expertExample: Expert = {
  reviewerId: 'E-340200-01', name: '周敏', firm: '安徽某律师事务所', specialities: ['CIVIL', 'ADMIN'], interests: [{ kind: 'FIRM', id: '安徽另一律师事务所' }],
};
