import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

const amount = z.number().int().nonnegative().nullable().meta({ personal: 'applicant' });

/** How the household's means were verified (法律援助法 41) and what was found. */
export const meansVerifiedV1 = defineEvent({
  type: 'eligibility.MeansVerified',
  version: 1,
  label: { zh: '经济困难状况核查', en: 'Means verified' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    method: z.enum(['DATA_QUERY', 'COMMITMENT', 'CERTIFICATE']),
    /** Who answered a data query, or where the commitment or certificate came from. */
    source: z.string().min(1).meta({ personal: 'applicant' }),
    reference: z.string().meta({ personal: 'applicant' }),
    householdSize: z.number().int().positive().nullable().meta({ personal: 'applicant' }),
    monthlyIncomeFen: amount,
    assetsFen: amount,
  }),
  example: { method: 'COMMITMENT', source: '个人诚信承诺书', reference: '', householdSize: 3, monthlyIncomeFen: 120000, assetsFen: 0 },
});
