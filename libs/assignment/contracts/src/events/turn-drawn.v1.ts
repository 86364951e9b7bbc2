import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { DRAW_ID, drawCriteria, drawn, ENTRY_ID, lawyerExample } from '../shapes.js';

/** A lawyer was drawn and the turn is held, until it is spent or returned. */
export const turnDrawnV1 = defineEvent({
  type: 'assignment.TurnDrawn',
  version: 1,
  label: { zh: '抽派', en: 'Turn drawn' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: z.strictObject({
    ...drawn,
    caseId: z.string(),
    /** The last entry of the case file that the criteria were read from; absent in draws of before it was recorded. */
    caseRevision: z.number().int().nonnegative().optional(),
    onYear: z.number().int(),
    criteria: drawCriteria,
  }),
  example: {
    drawId: DRAW_ID, caseId: ENTRY_ID, caseRevision: 17, mode: 'BY_ROTATION', pool: '340202', onYear: 2024,
    lawyerId: lawyerExample.lawyerId, lawyerName: lawyerExample.name, firm: lawyerExample.firm, exclusions: [], candidatesCount: 3, trace: [],
    criteria: { agency: '340202', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, onDate: '2024-03-12', excludedLawyers: [] },
  },
});
