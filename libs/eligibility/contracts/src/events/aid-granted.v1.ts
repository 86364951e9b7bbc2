import { caseTrace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/**
 * The decision to grant (法律援助法 43). A notified case is granted without a means test (25, 28, 36); by order of the bureau
 * where an objection to a refusal or a termination succeeded (49).
 */
export const aidGrantedV1 = defineEvent({
  type: 'eligibility.AidGranted',
  version: 1,
  label: { zh: '给予法律援助决定', en: 'Aid granted' },
  streams: ['case'],
  mustUnderstand: ['eligibility', 'intake', 'assignment', 'quality-review'],
  lifeCycle: true,
  schema: z.strictObject({
    basis: z.enum(['APPLICATION', 'NOTIFICATION', 'OBJECTION']),
    route: z.enum(['WAIVED', 'EXEMPT', 'TESTED', 'NOT_REQUIRED']),
    matter: z.string(),
    matterCategory: z.enum(['CIVIL', 'ADMIN', 'CRIMINAL']),
    lifeOrDeathPossible: z.boolean(),
    minorInvolved: z.boolean(),
    /** Who proposed; absent where a notified case needed no proposal, and where the bureau ordered it. */
    proposedBy: z.string().optional(),
    trace: caseTrace,
  }),
  example: { basis: 'APPLICATION', route: 'EXEMPT', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, proposedBy: 'examiner@340202', trace: [] },
});
