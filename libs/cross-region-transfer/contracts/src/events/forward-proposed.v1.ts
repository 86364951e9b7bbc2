import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { COMPETENCE_GROUNDS } from '../codes.js';
import { agency, ofCase, place, PLACE_EXAMPLE, trace, TRACE_EXAMPLE } from '../shapes.js';

/** The owner holds another agency to be competent and proposes to forward the application (转交) to it. */
export const forwardProposedV1 = defineEvent({
  type: 'cross-region-transfer.ForwardProposed',
  version: 1,
  label: { zh: '拟转交', en: 'Forwarding proposed' },
  streams: ['case'],
  mustUnderstand: ['intake', 'cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({
    from: agency, to: agency, ground: z.enum(COMPETENCE_GROUNDS), place,
    /** Every agency that is competent by the rules, `to` among them. */
    competent: z.array(agency).min(1),
    note: ofCase(z.string()), trace,
  }),
  example: { from: '340103', to: '340111', ground: 'CASE_HANDLING_ORGAN', place: PLACE_EXAMPLE, competent: ['340111'], note: '包河区人民法院已立案', trace: TRACE_EXAMPLE },
});
