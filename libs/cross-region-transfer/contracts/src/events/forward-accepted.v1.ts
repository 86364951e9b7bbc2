import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { agency } from '../shapes.js';

/** The agency that was forwarded to holds itself competent, at once or after having disputed it. */
export const forwardAcceptedV1 = defineEvent({
  type: 'cross-region-transfer.ForwardAccepted',
  version: 1,
  label: { zh: '接受转交', en: 'Forwarding accepted' },
  streams: ['case'],
  mustUnderstand: ['intake', 'cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({ by: agency, from: agency }),
  example: { by: '340111', from: '340103' },
});
