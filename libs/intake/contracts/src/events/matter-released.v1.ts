import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The file that held the matter ended without acceptance: the person may apply again. */
export const matterReleasedV1 = defineEvent({
  type: 'intake.MatterReleased',
  version: 1,
  label: { zh: '事项释放', en: 'Matter released' },
  streams: ['matter'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ releasedBy: z.string(), reason: z.string() }),
  example: { releasedBy: '0f8fad5b-d9cb-569f-a165-70867728950e', reason: 'WITHDRAWN' },
});
