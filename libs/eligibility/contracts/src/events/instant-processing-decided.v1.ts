import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Whether the application is decided on the day of its acceptance (即申即办), by the grounds of the region; only where a region offers it. */
export const instantProcessingDecidedV1 = defineEvent({
  type: 'eligibility.InstantProcessingDecided',
  version: 1,
  label: { zh: '即申即办认定', en: 'Instant processing decided' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: false,
  schema: z.strictObject({
    applies: z.boolean(),
    reasons: z.array(z.string()),
    /** Whether who examines may also decide. */
    onePersonMayDecide: z.boolean(),
    /** The day of acceptance, where it applies. */
    dueOn: z.string().nullable(),
    trace: caseTrace,
  }),
  example: { applies: true, reasons: ['ELDERLY'], onePersonMayDecide: true, dueOn: '2025-03-05', trace: [] },
});
