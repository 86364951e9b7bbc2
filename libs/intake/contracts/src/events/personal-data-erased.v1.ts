import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** Whose data a file holds under a key of its own: the persons, and the documents handed in. */
export const ERASABLE_SUBJECTS = ['applicant', 'agent', 'opponents', 'documents'] as const;
export type ErasableSubject = (typeof ERASABLE_SUBJECTS)[number];

/** Personal data of one subject of the file were erased: once this stands, the key to them is destroyed. What statistics count by stays. */
export const personalDataErasedV1 = defineEvent({
  type: 'intake.PersonalDataErased',
  version: 1,
  label: { zh: '个人信息已删除', en: 'Personal data erased' },
  streams: ['case'],
  mustUnderstand: ['intake'],
  lifeCycle: false,
  schema: z.strictObject({
    subject: z.enum(ERASABLE_SUBJECTS),
    /** Why; says nothing of the person. */
    reason: z.string().min(1),
    /** The provision or the order that the erasure rests on, in words. */
    legalBasis: z.string().min(1),
  }),
  example: { subject: 'applicant', reason: '本人撤回申请并要求删除', legalBasis: '个人信息保护法第四十七条' },
});
