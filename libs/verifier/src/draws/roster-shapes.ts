import { z } from 'zod';
import { exportShape } from '../shapes.js';

const text = z.string();
const value = z.union([text, z.number(), z.boolean(), z.array(text)]);

export const ROSTER_FORMAT = 'juanzong.roster/1';

/** A roster as its platform hands it over: the entries from 0 up to some revision, and a head signed for that revision. */
export const rosterFileShape = exportShape.omit({ documents: true, disclosures: true }).extend({ format: z.literal(ROSTER_FORMAT), stream: text.regex(/^roster-./) });

/** What of a lawyer's particulars the draw hangs on. */
export const lawyerShape = z.object({
  lawyerId: text, name: text, firm: text, licenceNumber: text, licensedSince: text, specialities: z.array(text), familiarWithMinors: z.boolean(),
  criminalDefenceSince: text.optional(), annualCap: z.int().optional(),
});
export type Particulars = z.infer<typeof lawyerShape>;

export const suspendedShape = z.object({ lawyerId: text, from: text, until: text.optional() });
export const resumedShape = z.object({ lawyerId: text, from: text });
export const leftShape = z.object({ lawyerId: text });
export const settledShape = z.object({ drawId: text });

/** A filter that was tried on a lawyer, what it saw and what it said. */
export const lineShape = z.strictObject({
  rule: text, ground: text.optional(), article: text.optional(), saw: z.record(text, value), said: z.enum(['yes', 'no']), text: z.strictObject({ zh: text, en: text }), verified: z.boolean(),
});
export type Line = z.infer<typeof lineShape>;

export const exclusionShape = z.strictObject({ lawyerId: text, reasons: z.array(z.strictObject({ code: text, params: z.record(text, value) })).min(1), trace: z.array(lineShape) });
export type ExcludedOne = z.infer<typeof exclusionShape>;

export const criteriaShape = z.strictObject({
  agency: text, matter: text, matterCategory: text, lifeOrDeathPossible: z.boolean(), minorInvolved: z.boolean(), onDate: text,
  excludedLawyers: z.array(z.strictObject({ lawyerId: text, reason: z.enum(['DECLINED_BEFORE', 'RELIEVED_BEFORE', 'CONFLICT_OF_INTEREST']), kind: text.optional() })),
  preferredLawyer: text.optional(),
});
export type Criteria = z.infer<typeof criteriaShape>;

/** What roster and case both record of a draw. */
const drawnMembers = {
  drawId: text, mode: z.enum(['BY_RECIPIENT_CHOICE', 'BY_ROTATION']), pool: text, lawyerId: text, lawyerName: text, firm: text, exclusions: z.array(exclusionShape),
  candidatesCount: z.int().positive(), trace: z.array(lineShape),
};
export const DRAWN_MEMBERS = Object.keys(drawnMembers) as (keyof typeof drawnMembers)[];
export const turnShape = z.object({ ...drawnMembers, caseId: text, caseRevision: z.int().optional(), onYear: z.int(), criteria: criteriaShape });
export type Turn = z.infer<typeof turnShape>;
export const assignedShape = z.object({ ...drawnMembers, rosterRevision: z.int().min(-1) });
export type Assigned = z.infer<typeof assignedShape>;

export type Settled = { readonly as: 'SPENT' | 'RETURNED'; readonly recordedAt: string };
