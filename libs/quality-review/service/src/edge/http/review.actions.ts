import { type ActionDefinition, defineAction } from '@juanzong/http';
import { ANSWERERS, REVIEWER_CONFLICTS, SEVERITIES } from '@juanzong/quality-review-contracts';
import { REVIEW_ACTIONS } from '@juanzong/quality-review-domain';
import { z } from 'zod';

const text = z.string().trim().min(1);
const reviewId = z.uuid();
const REVIEW = '8a1d4e7c-2b5f-5e90-9c63-1f7b0a2d4e58';
const marks = z.array(z.strictObject({ criterion: text, deductions: z.array(text).default([]), note: text.optional() })).default([]);
const vetoes = z.array(text).default([]);
const findings = z.array(z.strictObject({ text, severity: z.enum(SEVERITIES), duty: z.enum(ANSWERERS) })).default([]);

const action = (kind: keyof typeof REVIEW_ACTIONS, body: z.ZodType, example: unknown): ActionDefinition => {
  const { name, label, roles } = REVIEW_ACTIONS[kind];
  return defineAction({ name, title: label, roles: roles.filter((role) => role !== 'system'), body, example });
};

/** Everything a person may do about the review of a drawn file, by name. */
export const REVIEW_CASE_ACTIONS: readonly ActionDefinition[] = [
  action('appointReviewers', z.strictObject({ reviewId }), { reviewId: REVIEW }),
  action('declareConflict', z.strictObject({ reviewId, conflict: z.enum(REVIEWER_CONFLICTS), note: z.string().nullable().default(null) }), { reviewId: REVIEW, conflict: 'OTHER_INTEREST', note: '曾为对方提供咨询' }),
  action('submitScore', z.strictObject({ reviewId, marks, vetoes, findings }), {
    reviewId: REVIEW, marks: [{ criterion: 'UNDERTAKING', deductions: ['NO_RISK_NOTICE'], note: '未见风险告知书' }],
    findings: [{ text: '会见笔录未经受援人签名', severity: 'MINOR', duty: 'LAWYER' }],
  }),
  action('correctScore', z.strictObject({ reviewId, marks, vetoes, reason: text }), { reviewId: REVIEW, marks: [], reason: '漏看风险告知书' }),
  action('closeReview', z.strictObject({ reviewId }), { reviewId: REVIEW }),
];
