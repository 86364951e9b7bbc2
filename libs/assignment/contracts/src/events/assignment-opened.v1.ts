import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ENTRY_ID } from '../shapes.js';

/** Aid was granted: a provider has to be assigned within the period (法律援助法 43; for a notified case 36). ADVANCE: aid before the decision (44); OBJECTION: by order of the bureau (49). */
export const assignmentOpenedV1 = defineEvent({
  type: 'assignment.AssignmentOpened',
  version: 1,
  label: { zh: '待指派', en: 'Assignment opened' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: true,
  schema: z.strictObject({ grantEntry: z.string(), basis: z.enum(['APPLICATION', 'NOTIFICATION', 'ADVANCE', 'OBJECTION']) }),
  example: { grantEntry: ENTRY_ID, basis: 'APPLICATION' },
});
