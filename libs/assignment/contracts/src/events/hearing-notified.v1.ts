import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The court fixed a hearing. `replaces`: the notice of the hearing that was adjourned, which does not take place any more. */
export const hearingNotifiedV1 = defineEvent({
  type: 'assignment.HearingNotified',
  version: 1,
  label: { zh: '开庭通知', en: 'Hearing notified' },
  streams: ['case'],
  mustUnderstand: ['assignment', 'quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ hearingOn: z.iso.date(), court: z.string().min(1).meta({ personal: 'applicant' }), replaces: z.string().optional() }),
  example: { hearingOn: '2024-04-18', court: '芜湖市镜湖区人民法院' },
});
