import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** How far a context has worked on the bus, noted now and then: losing everything but the store then costs minutes. */
export const positionNotedV1 = defineEvent({
  type: 'platform.PositionNoted',
  version: 1,
  label: { zh: '消费位置记录', en: 'Position noted' },
  streams: ['position'],
  mustUnderstand: [],
  lifeCycle: false,
  schema: z.strictObject({ position: z.string(), parked: z.array(z.strictObject({ stream: z.string(), revision: z.number().int() })) }),
  example: { position: '1024', parked: [] },
});
