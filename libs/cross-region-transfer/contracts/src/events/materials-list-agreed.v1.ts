import { code } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { agency } from '../shapes.js';

/** The competent agency agrees which materials come with the file, and which it will still need. The last list counts. */
export const materialsListAgreedV1 = defineEvent({
  type: 'cross-region-transfer.MaterialsListAgreed',
  version: 1,
  label: { zh: '商定材料清单', en: 'List of materials agreed' },
  streams: ['case'],
  mustUnderstand: ['cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({ by: agency, agreed: z.array(code).min(1), missing: z.array(code) }),
  example: { by: '340111', agreed: ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS'], missing: [] },
});
