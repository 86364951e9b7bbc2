import { z } from 'zod';

const count = z.int().nonnegative();
const rule = z.object({ ratePerMille: z.int().min(1).max(1000), minimumPerStratum: count, strata: z.array(z.enum(['AGENCY', 'CATEGORY', 'LAWYER_GRADE'])).min(1) });

/** What of a campaign's entries its verification needs; other members may stand beside. */
export const openedShape = z.object({ campaign: z.string(), seedCommitment: z.string(), sample: rule });
export const frameShape = z.object({ cases: z.array(z.object({ caseId: z.string(), agency: z.string(), category: z.string(), lawyerGrade: z.string() })).min(1) });
export const drawnShape = z.object({
  algorithm: z.literal('juanzong.review-sample/1'), seed: z.string(), rule, strata: z.array(z.object({ stratum: z.string(), size: count, drawn: count })), selected: z.array(z.string()),
});

const proof = { reviewId: z.string(), order: z.array(z.string()), exclusions: z.array(z.object({ reviewerId: z.string() })) };
const person = z.object({ reviewerId: z.string() });
export const sampledShape = z.object({ reviewId: z.string(), seed: z.string() });
export const appointedShape = z.object({ ...proof, reviewers: z.array(person).min(1) });
export const arbiterShape = z.object({ ...proof, arbiter: person });

/** A campaign as its platform hands it over for checking. */
export const campaignFileShape = z.strictObject({ format: z.literal('juanzong.review-campaign/1'), stream: z.string().regex(/^review-/), entries: z.array(z.unknown()) });
