import { z } from 'zod';
import { groundSchema } from './common.js';

const regionCodes = z.array(z.string().regex(/^\d{6}$/)).min(1);

/**
 * Between provinces that have no common superior below the ministry: whose authority designates the competent agency where
 * two agencies dispute. `parties` are province codes, `designatedBy` the region of the authority.
 */
export const designationAgreementParams = z.strictObject({
  parties: z.tuple([z.string().regex(/^\d{2}0000$/), z.string().regex(/^\d{2}0000$/)]),
  designatedBy: z.string().regex(/^\d{6}$/),
});

/** 即申即办: decided at once for whom one of the grounds applies. */
export const instantProcessingParams = z.strictObject({
  grounds: z.array(groundSchema).min(1),
  /** Whether who proposes the decision may also approve it: the exception from `decision-procedure`. */
  onePersonMayDecide: z.boolean(),
  decideOn: z.literal('DAY_OF_ACCEPTANCE'),
});

/** How long and whose findings of hardship may be used again in place of a new examination. */
export const hardshipReuseParams = z.strictObject({
  /** Months from the earlier finding to the new application, the day of the same number included. */
  withinMonths: z.number().int().positive(),
  /** Whose findings: of agencies of the own city, of the own province, or of the regions that are named. */
  findingsOf: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('OWN_CITY') }),
    z.strictObject({ of: z.literal('OWN_PROVINCE') }),
    z.strictObject({ of: z.literal('REGIONS'), regions: regionCodes }),
  ]),
});
