import { z } from 'zod';
import { groundSchema } from './common.js';

/** LAW 48: for what aid is terminated. The codes are those of the entry; a condition says for which cases a ground exists at all. */
export const terminationParams = z.strictObject({
  grounds: z.array(groundSchema).min(1),
  /** Grounds that in a notified case need what the organ says of the recipient's refusal first (拒绝辩护). */
  organConsentFor: z.array(z.string()).default([]),
});

/** What becomes of an objection that is filed after its period: refused, or taken where a good reason is given. */
export const objectionProcedureParams = z.strictObject({ lateFiling: z.enum(['REFUSED', 'WITH_GOOD_REASON']) });

/** LAW 64: what the bureau may order where aid was obtained by fraud. In fen. */
export const costRecoveryParams = z.strictObject({ costOfAid: z.boolean(), maximumFineFen: z.number().int().nonnegative() });

/** What follows where aid began before the decision and the applicant turns out not to be eligible. */
export const advanceAidSettlementParams = z.strictObject({ costBorneByApplicant: z.boolean() });
