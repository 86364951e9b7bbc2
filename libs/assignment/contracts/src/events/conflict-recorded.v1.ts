import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { CONFLICT_KINDS } from '../codes.js';
import { lawyer } from '../shapes.js';

/** A lawyer of the pool has an interest that conflicts with this case and is not drawn for it. */
export const conflictRecordedV1 = defineEvent({
  type: 'assignment.ConflictRecorded',
  version: 1,
  label: { zh: '利益冲突登记', en: 'Conflict of interest recorded' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ lawyerId: lawyer.shape.lawyerId, kind: z.enum(CONFLICT_KINDS), note: z.string().nullable().meta({ personal: 'opponents' }) }),
  example: { lawyerId: 'L-340202-001', kind: 'REPRESENTS_OPPONENT', note: '系对方当事人常年法律顾问' },
});
