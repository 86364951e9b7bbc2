import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutLawyer } from '../shapes.js';

/** Is no longer a member of the pool. */
export const lawyerLeftV1 = defineEvent({
  type: 'assignment.LawyerLeft',
  version: 1,
  label: { zh: '律师出库', en: 'Lawyer left the pool' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ lawyerId: z.string().min(1), reason: aboutLawyer }),
  example: { lawyerId: 'L-340202-001', reason: '调离本市执业' },
});
