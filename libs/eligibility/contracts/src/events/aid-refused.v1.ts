import { bilingual, caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** The decision to refuse, in writing, with reasons and remedy (法律援助法 43, 49). */
export const aidRefusedV1 = defineEvent({
  type: 'eligibility.AidRefused',
  version: 1,
  label: { zh: '不予法律援助决定', en: 'Aid refused' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    reasons: z.array(z.string()).min(1),
    /** In words, for the letter; the codes beside it stand in clear. */
    explanation: z.string().min(1).meta({ personal: 'applicant' }),
    remedies: z.array(z.strictObject({ code: z.string(), text: bilingual })),
    proposedBy: z.string(),
    trace: caseTrace,
  }),
  example: { reasons: ['HARDSHIP_NOT_MET'], explanation: '人均月收入超过经济困难标准', remedies: [], proposedBy: 'examiner@340202', trace: [] },
});
