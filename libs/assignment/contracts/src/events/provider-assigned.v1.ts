import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID, drawn, lawyerExample } from '../shapes.js';

/** A lawyer of the pool was assigned (法律援助法 43): the draw, everybody who could not be drawn and why, the revision of the roster. */
export const providerAssignedV1 = defineEvent({
  type: 'assignment.ProviderAssigned',
  version: 1,
  label: { zh: '指派承办律师', en: 'Provider assigned' },
  streams: ['case'],
  mustUnderstand: ['assignment', 'eligibility', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    ...drawn,
    /** The last entry of the roster before the draw: the order can be computed again from the entries up to it. */
    rosterRevision: z.number().int().min(-1),
  }),
  example: {
    drawId: DRAW_ID, mode: 'BY_ROTATION', pool: '340202', rosterRevision: 12, lawyerId: lawyerExample.lawyerId, lawyerName: lawyerExample.name, firm: lawyerExample.firm,
    exclusions: [{ lawyerId: 'L-340202-002', reasons: [{ code: 'ANNUAL_CAP_REACHED', params: { cap: 30, turns: 30 } }], trace: [] }], candidatesCount: 3, trace: [],
  },
});
