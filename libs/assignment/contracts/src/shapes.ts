import { code, trace } from '@juanzong/common-contracts';
import { z } from 'zod';
import { assignmentMode, CONFLICT_KINDS, EXCLUSION_CODES, speciality } from './codes.js';

const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** A member of the pool who could not be drawn: every reason, and the rule behind each. */
export const exclusion = z.strictObject({
  lawyerId: z.string().min(1),
  reasons: z.array(z.strictObject({ code: z.enum(EXCLUSION_CODES), params })).min(1),
  trace,
});
export type Exclusion = z.infer<typeof exclusion>;

/** Who must not be drawn for one case, as the case file says. */
export const excludedLawyer = z.discriminatedUnion('reason', [
  z.strictObject({ lawyerId: z.string().min(1), reason: z.literal('DECLINED_BEFORE') }),
  z.strictObject({ lawyerId: z.string().min(1), reason: z.literal('RELIEVED_BEFORE') }),
  z.strictObject({ lawyerId: z.string().min(1), reason: z.literal('CONFLICT_OF_INTEREST'), kind: z.enum(CONFLICT_KINDS) }),
]);
export type ExcludedLawyer = z.infer<typeof excludedLawyer>;

/** What a draw looked for: coarse codes only, so that the roster names nobody but lawyers. */
export const drawCriteria = z.strictObject({
  agency: z.string(),
  matter: z.string(),
  matterCategory: speciality,
  lifeOrDeathPossible: z.boolean(),
  minorInvolved: z.boolean(),
  onDate: z.string(),
  excludedLawyers: z.array(excludedLawyer),
  preferredLawyer: z.string().optional(),
});
export type DrawCriteria = z.infer<typeof drawCriteria>;

/** What a draw came to, the same in the roster and in the case. */
export const drawn = {
  drawId: z.string(),
  mode: assignmentMode,
  pool: z.string(),
  lawyerId: z.string(),
  /** Professional public data, in clear. */
  lawyerName: z.string(),
  firm: z.string(),
  exclusions: z.array(exclusion),
  candidatesCount: z.number().int().positive(),
  /** The filters that the drawn lawyer passed. */
  trace,
};

/** A lawyer as the pool knows them: public professional data, in clear. */
export const lawyer = z.strictObject({
  /** The part after the colon of the persona `lawyer:<lawyerId>` under which the lawyer acts. */
  lawyerId: z.string().regex(/^[\w.-]{1,64}$/),
  name: z.string().min(1),
  firm: z.string().min(1),
  licenceNumber: z.string().min(1),
  licensedSince: z.iso.date(),
  specialities: z.array(speciality).min(1),
  familiarWithMinors: z.boolean(),
  /** From when the lawyer defends in criminal cases (法律援助法 26). */
  criminalDefenceSince: z.iso.date().optional(),
  /** The lawyer's own limit of turns a calendar year. */
  annualCap: z.number().int().positive().optional(),
});
export type Lawyer = z.infer<typeof lawyer>;

/** An encrypted document's place in the document store and what it is. */
export const closingDocument = z.strictObject({
  digest: z.string(),
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
  kind: code,
  pages: z.number().int().positive().optional(),
});

/** Free text about the recipient or their case: under the key that the person has had since the application. */
export const aboutRecipient = z.string().nullable().meta({ personal: 'applicant' });

/** Free text about a lawyer of the pool, who may be ill or under suspicion: under a key of the roster. */
export const aboutLawyer = z.string().min(1).meta({ personal: 'lawyers' });

export const DRAW_ID = '5d1b2f0a-6a8e-5c0e-9d36-0a4f7d1c8e21';
export const ENTRY_ID = '0f8fad5b-d9cb-569f-a165-70867728950e';
export const lawyerExample: Lawyer = {
  lawyerId: 'L-340202-001', name: '李伟', firm: '安徽某律师事务所', licenceNumber: '13402201510000001', licensedSince: '2015-06-01',
  specialities: ['CIVIL', 'CRIMINAL'], familiarWithMinors: true, criminalDefenceSince: '2016-03-01',
};
