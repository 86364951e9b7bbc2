import { trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

const amount = z.number().int().nonnegative().nullable().meta({ personal: 'applicant' });

/** A finding of hardship in an earlier case of the same person stands in for a verification, where the region's rules allow it. */
export const hardshipFindingReusedV1 = defineEvent({
  type: 'eligibility.HardshipFindingReused',
  version: 1,
  label: { zh: '沿用经济困难认定', en: 'Finding of hardship used again' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    fromCase: z.string(),
    /** The verification in the earlier file. */
    fromEntry: z.string(),
    fromAgency: z.string(),
    verifiedOn: z.string(),
    method: z.enum(['DATA_QUERY', 'COMMITMENT', 'CERTIFICATE']),
    householdSize: z.number().int().positive().nullable().meta({ personal: 'applicant' }),
    monthlyIncomeFen: amount,
    assetsFen: amount,
    trace,
  }),
  example: {
    fromCase: '0f8fad5b-d9cb-469f-a165-70867728950e', fromEntry: '0f8fad5b-d9cb-569f-a165-70867728950e', fromAgency: '340202', verifiedOn: '2024-09-02', method: 'COMMITMENT',
    householdSize: 3, monthlyIncomeFen: 120000, assetsFen: 0, trace: [],
  },
});
