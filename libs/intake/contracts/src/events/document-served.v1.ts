import { SERVICE_METHODS } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { letterForm } from './document-issued.v1.js';

/** An issued letter reached whom it is for. Decisions are served by eligibility, whose periods run from that: their service is recorded there alone. */
export const documentServedV1 = defineEvent({
  type: 'intake.DocumentServed',
  version: 1,
  label: { zh: '文书送达', en: 'Letter served' },
  streams: ['case'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({
    form: letterForm,
    /** The entry by which it was issued. */
    issued: z.string(),
    method: z.enum(SERVICE_METHODS),
    servedOn: z.iso.date(),
    receivedBy: z.string().min(1).nullable().meta({ personal: 'applicant' }),
  }),
  example: { form: 'receipt', issued: '0f8fad5b-d9cb-569f-a165-70867728950e', method: 'IN_PERSON', servedOn: '2024-03-05', receivedBy: '张三' },
});
