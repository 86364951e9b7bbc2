import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** A drawn number that no acceptance carries, and why. */
export const numberGapExplainedV1 = defineEvent({
  type: 'intake.NumberGapExplained',
  version: 1,
  label: { zh: '案号空缺说明', en: 'Number gap explained' },
  streams: ['numbers'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ ordinal: z.number().int().positive(), drawnFor: z.string(), reason: z.string() }),
  example: { ordinal: 1, drawnFor: '0f8fad5b-d9cb-569f-a165-70867728950e', reason: 'intake.not-complete' },
});
