import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The papers of a relieved lawyer went to the lawyer who has the case now. */
export const fileHandedOverV1 = defineEvent({
  type: 'assignment.FileHandedOver',
  version: 1,
  label: { zh: '案卷材料移交', en: 'File handed over' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ from: z.string(), to: z.string(), items: z.array(z.strictObject({ name: z.string().min(1).meta({ personal: 'applicant' }), copies: z.number().int().positive() })).min(1) }),
  example: { from: 'L-340202-001', to: 'L-340202-002', items: [{ name: '起诉状及证据材料', copies: 1 }] },
});
