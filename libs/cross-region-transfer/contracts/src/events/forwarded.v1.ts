import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CLOCK_STARTS, COMPETENCE_GROUNDS } from '../codes.js';
import { agency, place, PLACE_EXAMPLE, trace, TRACE_EXAMPLE } from '../shapes.js';

/** The file and all its open clocks are the other agency's from this entry on. It is never simply sent back. */
export const forwardedV1 = defineEvent({
  type: 'cross-region-transfer.Forwarded',
  version: 1,
  label: { zh: '转交', en: 'Forwarded' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ from: agency, to: agency, ground: z.enum(COMPETENCE_GROUNDS), place, clockStartsAt: z.enum(CLOCK_STARTS), trace }),
  example: { from: '340103', to: '340111', ground: 'CASE_HANDLING_ORGAN', place: PLACE_EXAMPLE, clockStartsAt: 'COMPETENT', trace: TRACE_EXAMPLE },
});
