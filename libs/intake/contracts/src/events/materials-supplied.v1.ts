import { code } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { documentRef } from '../application.js';

/** The applicant supplied what was missing, or part of it. */
export const materialsSuppliedV1 = defineEvent({
  type: 'intake.MaterialsSupplied',
  version: 1,
  label: { zh: '收到补充材料', en: 'Materials supplied' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility'],
  lifeCycle: true,
  schema: z.strictObject({ materials: z.array(code).min(1), documents: z.array(documentRef), stillMissing: z.array(z.string()) }),
  example: { materials: ['IDENTITY'], documents: [], stillMissing: [] },
});
