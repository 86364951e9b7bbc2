import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** May be drawn again from `from` on. */
export const lawyerResumedV1 = defineEvent({
  type: 'assignment.LawyerResumed',
  version: 1,
  label: { zh: '律师恢复指派', en: 'Lawyer resumed' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ lawyerId: z.string().min(1), from: z.iso.date() }),
  example: { lawyerId: 'L-340202-001', from: '2024-04-15' },
});
