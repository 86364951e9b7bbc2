import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { hex64, SAMPLE_ALGORITHM, sampleRule, SEED } from '../review-shapes.js';
import { ENTRY_ID } from '../shapes.js';

/** The draw, with the seed revealed: whoever has the frame draws the same files (docs/case-file-format.md §10). */
export const sampleDrawnV1 = defineEvent({
  type: 'quality-review.SampleDrawn',
  version: 1,
  label: { zh: '抽取评估案卷', en: 'Sample drawn' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({
    algorithm: z.literal(SAMPLE_ALGORITHM),
    seed: hex64,
    rule: sampleRule,
    strata: z.array(z.strictObject({ stratum: z.string(), size: z.number().int().positive(), drawn: z.number().int().nonnegative() })).min(1),
    selected: z.array(z.uuid()),
  }),
  example: {
    algorithm: SAMPLE_ALGORITHM, seed: SEED, rule: { ratePerMille: 100, minimumPerStratum: 1, strata: ['AGENCY', 'CATEGORY', 'LAWYER_GRADE'] },
    strata: [{ stratum: '340202/CIVIL/UNGRADED', size: 1, drawn: 1 }], selected: [ENTRY_ID],
  },
});
