import { defineEvent } from '@juanzong/kernel';
import { rating, ratingExample } from '../rating.js';

/** What the recipient thinks of one service, aspect by aspect. */
export const serviceRatedV1 = defineEvent({
  type: 'quality-review.ServiceRated',
  version: 1,
  label: { zh: '受援人评价', en: 'Service rated' },
  streams: ['case'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: rating,
  example: ratingExample,
});
