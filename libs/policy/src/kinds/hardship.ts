import { z } from 'zod';
import { GROUPS } from '../catalogue/groups.js';
import { VERIFICATION_METHODS } from '../catalogue/hardship.js';
import { groundSchema } from './common.js';

/** LAW 32 and regional additions: hardship does not matter at all. */
export const hardshipWaiverParams = z.strictObject({ grounds: z.array(groundSchema).min(1) });

/** LAW 42 and regional additions: hardship is presumed on proof of membership and not checked. */
export const checkExemptionParams = z.strictObject({ grounds: z.array(groundSchema).min(1) });

/** From which age, or below which, a person belongs to a group by law. */
export const ageGroupParams = z.strictObject({
  group: z.enum(GROUPS.codes),
  minAge: z.number().int().optional(),
  maxAge: z.number().int().optional(),
});

export const INDICATORS = ['DIBAO_MULTIPLE', 'MINIMUM_WAGE_MULTIPLE', 'URBAN_INCOME_PERCENT', 'LOW_INCOME_STANDARD'] as const;

/** limit = base amount of the reference territory × percent / 100, per head and month. */
export const hardshipThresholdParams = z.strictObject({
  indicator: z.enum(INDICATORS),
  /** 100 = once, 250 = 2.5 times, 50 = half. */
  percent: z.number().int().positive(),
  comparison: z.enum(['BELOW', 'AT_MOST']),
  incomeKind: z.enum(['DISPOSABLE', 'INCOME']),
  lookBackMonths: z.number().int().positive(),
  referenceTerritory: z.enum(['COUNTY', 'PREFECTURE', 'PROVINCE']),
  /** What counts as sizeable is a rule of its own (`asset-limit`): its figure has another source. */
  assetTest: z.enum(['NONE', 'NO_SIZEABLE_ASSETS']),
});

/** Assets of a household up to which they are not sizeable, in fen. */
export const assetLimitParams = z.strictObject({ limitFen: z.number().int().positive() });

/** A figure that a government publishes from time to time, in fen per head and month. */
export const baseAmountParams = z.strictObject({ indicator: z.enum(INDICATORS), fenPerMonth: z.number().int().positive() });

/** By which methods hardship is verified. */
export const verificationParams = z.strictObject({
  methods: z.array(z.enum(VERIFICATION_METHODS.codes)).min(1),
  certificatesMayBeDemanded: z.boolean(),
});

/** Whether who proposes a decision and who approves it must be different persons. */
export const decisionProcedureParams = z.strictObject({ proposerAndApproverDiffer: z.boolean() });
