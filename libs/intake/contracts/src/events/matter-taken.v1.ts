import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The first file of one person, matter and opponent. The stream's first append decides. */
export const matterTakenV1 = defineEvent({
  type: 'intake.MatterTaken',
  version: 1,
  label: { zh: '事项首次登记', en: 'Matter taken' },
  streams: ['matter'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ takenBy: z.string(), takenByAgency: z.string() }),
  example: { takenBy: '0f8fad5b-d9cb-569f-a165-70867728950e', takenByAgency: '340202' },
});
