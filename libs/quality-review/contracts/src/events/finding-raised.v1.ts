import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ANSWERERS, SEVERITIES } from '../codes.js';
import { ACT_ID, FINDING_ID, inFile } from '../shapes.js';

/** What an act of supervision found, and who has to answer it. */
export const findingRaisedV1 = defineEvent({
  type: 'quality-review.FindingRaised',
  version: 1,
  label: { zh: '提出问题', en: 'Finding raised' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ actId: z.uuid(), findingId: z.uuid(), text: inFile, severity: z.enum(SEVERITIES), duty: z.enum(ANSWERERS) }),
  example: { actId: ACT_ID, findingId: FINDING_ID, text: '会见笔录未经受援人签名', severity: 'MINOR', duty: 'LAWYER' },
});
