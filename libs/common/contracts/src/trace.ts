import { z } from 'zod';
import { bilingual } from './bilingual.js';

/** One rule that was tried: what it saw, what it said, and the text an auditor reads. */
export const traceLine = z.strictObject({
  /** Id of the rule pack. */
  rule: z.string(),
  /** The ground within the pack, where it has several. */
  ground: z.string().optional(),
  article: z.string().optional(),
  saw: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  said: z.enum(['yes', 'no']),
  text: bilingual,
  /** false: shown to every reader as 未核实. */
  verified: z.boolean(),
});
export type TraceLine = z.infer<typeof traceLine>;

export const trace = z.array(traceLine);

/**
 * A rule tried on the applicant. What it saw of the person beyond codes (age, income a head, heads, assets) stands apart,
 * encrypted under the applicant's key; null once that was erased.
 */
export const caseTraceLine = traceLine.extend({
  sawOfPerson: z.record(z.string(), z.number()).nullable().meta({ personal: 'applicant' }).optional(),
});
export type CaseTraceLine = z.infer<typeof caseTraceLine>;

export const caseTrace = z.array(caseTraceLine);
