import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { application, applicationExample, statistics } from '../application.js';

/** The file is opened: somebody applied, or an organ notified. */
export const applicationReceivedV1 = defineEvent({
  type: 'intake.ApplicationReceived',
  version: 1,
  label: { zh: '收到申请', en: 'Application received' },
  streams: ['case'],
  mustUnderstand: ['intake', 'eligibility', 'assignment', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({ origin: z.enum(['APPLICATION', 'NOTIFICATION']), application, statistics }),
  example: { origin: 'APPLICATION', application: applicationExample, statistics: { ageBand: '18_59', incomeBand: '1000_1999' } },
});
