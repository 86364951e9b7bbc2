import { z } from 'zod';
import { advanceAidSettlementParams, costRecoveryParams, objectionProcedureParams, terminationParams } from './kinds/after-decision.js';
import { bilingualSchema } from './kinds/common.js';
import {
  ageGroupParams, assetLimitParams, baseAmountParams, checkExemptionParams, decisionProcedureParams, hardshipThresholdParams,
  hardshipWaiverParams, verificationParams,
} from './kinds/hardship.js';
import { designationAgreementParams, hardshipReuseParams, instantProcessingParams } from './kinds/regional.js';
import { reviewSampleParams, reviewSheetParams } from './kinds/review.js';
import { intakeScopeParams, matterScopeParams } from './kinds/scope.js';
import {
  advanceAidParams, caseNumberFormatParams, deadlineParams, deadlinePauseParams, greenChannelParams, homeVisitParams, lawyerFilterParams,
  materialsParams, remedyParams,
} from './kinds/service.js';
import { archiveListParams, hearingObservationParams, serviceRatingParams } from './kinds/supervision.js';

/** From the highest to the lowest; a promise (承诺) is what an agency binds itself to beyond the rules. */
export const RANKS = ['LAW', 'ADMIN_REGULATION', 'MINISTRY_RULE', 'PROVINCIAL_REGULATION', 'CITY', 'PROMISE'] as const;
export type Rank = (typeof RANKS)[number];

/** V read in the text itself · V2 in a secondary text · S stated in a policy document · R recalled, or a chosen parameter. */
export const CONFIDENCES = ['V', 'V2', 'S', 'R'] as const;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD');

const headSchema = z.strictObject({
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
});

/** The parameters of each kind of rule. A new kind is a line here. */
const PARAMS = {
  'matter-scope': matterScopeParams,
  'intake-scope': intakeScopeParams,
  'designation-agreement': designationAgreementParams,
  'hardship-waiver': hardshipWaiverParams,
  'check-exemption': checkExemptionParams,
  'age-group': ageGroupParams,
  'hardship-threshold': hardshipThresholdParams,
  'base-amount': baseAmountParams,
  'asset-limit': assetLimitParams,
  verification: verificationParams,
  'decision-procedure': decisionProcedureParams,
  'instant-processing': instantProcessingParams,
  'hardship-reuse': hardshipReuseParams,
  materials: materialsParams,
  'green-channel': greenChannelParams,
  'home-visit': homeVisitParams,
  'advance-aid': advanceAidParams,
  deadline: deadlineParams,
  'deadline-pause': deadlinePauseParams,
  'lawyer-filter': lawyerFilterParams,
  'case-number-format': caseNumberFormatParams,
  remedy: remedyParams,
  'review-sample': reviewSampleParams,
  'review-sheet': reviewSheetParams,
  termination: terminationParams,
  'objection-procedure': objectionProcedureParams,
  'cost-recovery': costRecoveryParams,
  'advance-aid-settlement': advanceAidSettlementParams,
  'archive-list': archiveListParams,
  'service-rating': serviceRatingParams,
  'hearing-observation': hearingObservationParams,
} as const;

export type PackKind = keyof typeof PARAMS;
type ParamsByKind = { [Kind in PackKind]: z.infer<(typeof PARAMS)[Kind]> };
export type ParamsOf<Kind extends PackKind> = ParamsByKind[Kind];

type Head = z.infer<typeof headSchema>;

/** A rule pack as it stands in its file. */
export interface PolicyPack<Kind extends PackKind = PackKind> extends Head {
  readonly kind: Kind;
  readonly params: ParamsOf<Kind>;
}

/** A pack with the hash of its content, as the loader hands it over. */
export interface LoadedPack<Kind extends PackKind = PackKind> extends PolicyPack<Kind> {
  readonly contentHash: string;
}

/** Only what was read in the text itself is verified; a policy document (S) only where it makes the rule. */
export const mayBeVerified = (source: Pick<Head['source'], 'confidence' | 'ownSource'>): boolean =>
  source.confidence === 'V' || (source.confidence === 'S' && source.ownSource === true);

export const PACK_KINDS = Object.keys(PARAMS) as PackKind[];

/** One schema per kind, told apart by `kind`. */
const byKind = PACK_KINDS.map((kind) => headSchema.extend({ kind: z.literal(kind), params: PARAMS[kind] as z.ZodType<ParamsOf<PackKind>> }));
const [first, ...rest] = byKind as [(typeof byKind)[number], ...typeof byKind];

export const packSchema: z.ZodType<PolicyPack> = z
  .discriminatedUnion('kind', [first, ...rest])
  .refine((pack) => pack.validTo === undefined || pack.validFrom <= pack.validTo, { path: ['validTo'], message: 'ends before it begins' })
  .refine((pack) => pack.verified === mayBeVerified(pack.source), { path: ['verified'], message: 'verified only for V, or for S that is itself the source' });
