import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutLawyer } from '../shapes.js';

/** Not drawn from `from` to `until`, both included; without `until`, until resumed. */
export const lawyerSuspendedV1 = defineEvent({
  type: 'assignment.LawyerSuspended',
  version: 1,
  label: { zh: '律师暂停指派', en: 'Lawyer suspended' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ lawyerId: z.string().min(1), from: z.iso.date(), until: z.iso.date().optional(), reason: aboutLawyer }),
  example: { lawyerId: 'L-340202-001', from: '2024-04-01', until: '2024-04-30', reason: '进修' },
});
