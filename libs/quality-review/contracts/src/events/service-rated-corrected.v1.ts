import { defineEvent } from '@juanzong/kernel';
import { rating, ratingExample } from '../rating.js';
import { inFile } from '../shapes.js';

/** A rating put right by who gave it: takes the place of what it corrects. */
export const serviceRatedCorrectedV1 = defineEvent({
  type: 'quality-review.ServiceRatedCorrected',
  version: 1,
  label: { zh: '受援人评价更正', en: 'Rating corrected' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: rating.extend({ reason: inFile }),
  example: { ...ratingExample, reason: '电话回访时记录有误' },
});
