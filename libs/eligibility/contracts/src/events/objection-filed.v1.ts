import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The applicant or recipient objects to a refusal or a termination, to the justice bureau (法律援助法 49 ¶1). */
export const objectionFiledV1 = defineEvent({
  type: 'eligibility.ObjectionFiled',
  version: 1,
  label: { zh: '提出异议', en: 'Objection filed' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake'],
  lifeCycle: true,
  schema: z.strictObject({
    /** The decision objected to. */
    against: z.string(),
    grounds: z.string().min(1).meta({ personal: 'applicant' }),
    /** Recorded by the agency for the person. */
    onBehalf: z.boolean(),
    late: z.boolean(),
    lateReason: z.string().nullable().meta({ personal: 'applicant' }),
  }),
  example: { against: '0f8fad5b-d9cb-569f-a165-70867728950e', grounds: '家庭收入计算有误', onBehalf: false, late: false, lateReason: null },
});
