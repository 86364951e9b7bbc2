import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { documentRef } from '../shapes.js';

/** The interview record was read back to the applicant, who was told how the forwarding works (合肥全域通办). The last record counts. */
export const interviewRecordedV1 = defineEvent({
  type: 'cross-region-transfer.InterviewRecorded',
  version: 1,
  label: { zh: '制作谈话笔录并宣读', en: 'Interview recorded and read back' },
  streams: ['case'],
  mustUnderstand: ['cross-region-transfer'],
  lifeCycle: false,
  schema: z.strictObject({ interviewedOn: z.iso.date(), readBack: z.literal(true), explained: z.literal(true), document: documentRef.optional() }),
  example: { interviewedOn: '2024-03-05', readBack: true, explained: true },
});
