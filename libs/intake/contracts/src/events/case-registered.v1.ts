import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** In the agency's ledger: a file was opened. Ordinals are contiguous, so a missing case shows. */
export const caseRegisteredV1 = defineEvent({
  type: 'intake.CaseRegistered',
  version: 1,
  label: { zh: '案件登记入册', en: 'Case registered' },
  streams: ['agency'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({ registeredCase: z.string(), ordinal: z.number().int().positive(), openedBy: z.string() }),
  example: { registeredCase: '0f8fad5b-d9cb-569f-a165-70867728950e', ordinal: 1, openedBy: '0f8fad5b-d9cb-569f-a165-70867728950e' },
});
