import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** A case number (案号) drawn for one file. */
export const numberDrawnV1 = defineEvent({
  type: 'intake.NumberDrawn',
  version: 1,
  label: { zh: '取得案号', en: 'Case number drawn' },
  streams: ['numbers'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ ordinal: z.number().int().positive(), drawnFor: z.string() }),
  example: { ordinal: 1, drawnFor: '0f8fad5b-d9cb-569f-a165-70867728950e' },
});
