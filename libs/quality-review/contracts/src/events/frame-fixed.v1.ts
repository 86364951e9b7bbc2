import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { frameCase, frameCaseExample } from '../review-shapes.js';

/** Everything that may be drawn, in full: every file archived in the period and the region and recorded before `asOf`, in order of its id. */
export const frameFixedV1 = defineEvent({
  type: 'quality-review.FrameFixed',
  version: 1,
  label: { zh: '确定抽样范围', en: 'Frame of the sample fixed' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: z.strictObject({ asOf: z.string(), cases: z.array(frameCase).min(1) }),
  example: { asOf: '2024-07-05T01:00:00.000Z', cases: [frameCaseExample] },
});
