import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { aboutRecipient } from '../shapes.js';

/** Agreement and power of attorney (程序规定 27), or the reason on the recipient’s side or of the circumstances why there is none. */
export const agreementSignedV1 = defineEvent({
  type: 'assignment.AgreementSigned',
  version: 1,
  label: { zh: '签订委托代理协议', en: 'Agreement signed' },
  streams: ['case'],
  mustUnderstand: ['assignment'],
  lifeCycle: true,
  schema: z.strictObject({ signedOn: z.iso.date().nullable(), powerOfAttorney: z.boolean(), exceptionReason: aboutRecipient.optional() }),
  example: { signedOn: '2024-03-18', powerOfAttorney: true },
});
