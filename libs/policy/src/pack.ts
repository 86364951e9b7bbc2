import { z } from 'zod';
import { bilingualSchema } from './kinds/common.js';
import {
  ageGroupParams, baseAmountParams, checkExemptionParams, decisionProcedureParams, hardshipThresholdParams,
  hardshipWaiverParams, verificationParams,
} from './kinds/hardship.js';
import { intakeScopeParams, matterScopeParams } from './kinds/scope.js';
import {
  advanceAidParams, caseNumberFormatParams, deadlineParams, greenChannelParams, homeVisitParams, lawyerFilterParams,
  materialsParams, remedyParams,
} from './kinds/service.js';

/** From the highest to the lowest; a promise (承诺) is what an agency binds itself to beyond the rules. */
export const RANKS = ['LAW', 'ADMIN_REGULATION', 'MINISTRY_RULE', 'PROVINCIAL_REGULATION', 'CITY', 'PROMISE'] as const;
export type Rank = (typeof RANKS)[number];

/** V read in the text itself · V2 in a secondary text · S stated in a policy document · R recalled, or a chosen parameter. */
export const CONFIDENCES = ['V', 'V2', 'S', 'R'] as const;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD');

const head = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  region: z.string().regex(/^\d{6}$/, 'a GB/T 2260 code; 000000 is the nation'),
  title: bilingualSchema,
  /** First day on which a triggering event falls under this pack. */
  validFrom: date,
  /** Last day, inclusive; absent while in force. */
  validTo: date.optional(),
  rank: z.enum(RANKS),
  source: z.strictObject({
    document: z.string().min(1),
    article: z.string().optional(),
    /** The sentence of the rule as an auditor reads it. */
    text: bilingualSchema,
    confidence: z.enum(CONFIDENCES),
    /** True where a policy document (S) is itself the instrument that makes the rule. */
    ownSource: z.boolean().optional(),
  }),
  verified: z.boolean(),
};

const packOf = <Kind extends string, Params extends z.ZodType>(kind: Kind, params: Params) =>
  z.strictObject({ ...head, kind: z.literal(kind), params });

export const packSchema = z
  .discriminatedUnion('kind', [
    packOf('matter-scope', matterScopeParams),
    packOf('intake-scope', intakeScopeParams),
    packOf('hardship-waiver', hardshipWaiverParams),
    packOf('check-exemption', checkExemptionParams),
    packOf('age-group', ageGroupParams),
    packOf('hardship-threshold', hardshipThresholdParams),
    packOf('base-amount', baseAmountParams),
    packOf('verification', verificationParams),
    packOf('decision-procedure', decisionProcedureParams),
    packOf('materials', materialsParams),
    packOf('green-channel', greenChannelParams),
    packOf('home-visit', homeVisitParams),
    packOf('advance-aid', advanceAidParams),
    packOf('deadline', deadlineParams),
    packOf('lawyer-filter', lawyerFilterParams),
    packOf('case-number-format', caseNumberFormatParams),
    packOf('remedy', remedyParams),
  ])
  .refine((pack) => pack.validTo === undefined || pack.validFrom <= pack.validTo, { path: ['validTo'], message: 'ends before it begins' })
  .refine((pack) => pack.verified === mayBeVerified(pack.source), { path: ['verified'], message: 'verified only for V, or for S that is itself the source' });

/** Only what was read in the text itself is verified; a policy document (S) only where it makes the rule. */
export const mayBeVerified = (source: { confidence: (typeof CONFIDENCES)[number]; ownSource?: boolean | undefined }): boolean =>
  source.confidence === 'V' || (source.confidence === 'S' && source.ownSource === true);

/** A rule pack as it stands in its file. */
export type PolicyPack = z.infer<typeof packSchema>;
export type PackKind = PolicyPack['kind'];
/** A pack with the hash of its content, as the loader hands it over. */
export type LoadedPack<Kind extends PackKind = PackKind> = Extract<PolicyPack, { kind: Kind }> & { readonly contentHash: string };
export type ParamsOf<Kind extends PackKind> = LoadedPack<Kind>['params'];
