import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Whether this file goes through the green channel (优先受理、优先审查、优先指派), by rule, with its reasons. */
export const greenChannelDecidedV1 = defineEvent({
  type: 'intake.GreenChannelDecided',
  version: 1,
  label: { zh: '绿色通道认定', en: 'Green channel decided' },
  streams: ['case'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ open: z.boolean(), reasons: z.array(z.string()), trace: caseTrace }),
  example: { open: true, reasons: ['ELDERLY'], trace: [] },
});
