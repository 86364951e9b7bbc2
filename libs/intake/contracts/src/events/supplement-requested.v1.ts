import { trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The one notice that lists everything missing (法律援助法 43 ¶2: 一次性告知). */
export const supplementRequestedV1 = defineEvent({
  type: 'intake.SupplementRequested',
  version: 1,
  label: { zh: '一次性告知补充材料', en: 'Once-only notice of missing materials' },
  streams: ['case'],
  mustUnderstand: ['intake'],
  lifeCycle: true,
  schema: z.strictObject({ missing: z.array(z.string()).min(1), dueDate: z.string(), trace }),
  example: { missing: ['IDENTITY'], dueDate: '2024-03-20', trace: [] },
});
