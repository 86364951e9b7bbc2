import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { AUTHORITY_GROUNDS, CLOCK_STARTS } from '../codes.js';
import { agency, ofCase } from '../shapes.js';

/** The authority designates the competent agency: binding, it may not be disputed again. Where it is another than the owner, file and clocks go to it. */
export const designatedV1 = defineEvent({
  type: 'cross-region-transfer.Designated',
  version: 1,
  label: { zh: '指定管辖', en: 'Competent agency designated' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    from: agency, to: agency, authority: agency, authorityBy: z.enum(AUTHORITY_GROUNDS), reasons: ofCase(z.string().min(1)),
    /** Where the file changes hands. */
    clockStartsAt: z.enum(CLOCK_STARTS).optional(),
  }),
  example: { from: '340111', to: '340104', authority: '340100', authorityBy: 'COMMON_SUPERIOR', reasons: '办案机关在蜀山区', clockStartsAt: 'COMPETENT' },
});
