import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** In the first file: a later application for the same matter was linked to it. */
export const duplicateLinkedV1 = defineEvent({
  type: 'intake.DuplicateLinked',
  version: 1,
  label: { zh: '关联重复申请', en: 'Duplicate linked' },
  streams: ['case'],
  mustUnderstand: [],
  lifeCycle: false,
  schema: z.strictObject({ duplicateCaseId: z.string(), duplicateAgency: z.string() }),
  example: { duplicateCaseId: '0f8fad5b-d9cb-569f-a165-70867728950e', duplicateAgency: '340202' },
});
