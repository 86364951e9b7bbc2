import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutLawyer, lawyer, lawyerExample } from '../shapes.js';

/** Mistyped particulars of a lawyer, put right. Turns and place in the rotation stay. */
export const lawyerJoinedCorrectedV1 = defineEvent({
  type: 'assignment.LawyerJoinedCorrected',
  version: 1,
  label: { zh: '律师入库信息更正', en: 'Particulars of a lawyer corrected' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({ ...lawyer.shape, fields: z.array(z.string()).min(1), reason: aboutLawyer, evidence: aboutLawyer }),
  example: { ...lawyerExample, fields: ['licensedSince'], reason: '录入错误', evidence: '律师执业证' },
});
