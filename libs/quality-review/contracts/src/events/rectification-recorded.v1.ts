import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { documentRef, FINDING_ID, inFile } from '../shapes.js';

/** 整改: what was done about a finding, with its papers; an answer may name it. */
export const rectificationRecordedV1 = defineEvent({
  type: 'quality-review.RectificationRecorded',
  version: 1,
  label: { zh: '登记整改', en: 'Rectification recorded' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ findingId: z.uuid(), measures: inFile, documents: z.array(documentRef) }),
  example: { findingId: FINDING_ID, measures: '已请受援人补签会见笔录', documents: [] },
});
