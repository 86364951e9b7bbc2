import { defineEvent } from '@juanzong/kernel';
import { lawyer, lawyerExample } from '../shapes.js';

/** A lawyer joined the pool (律师库). Starts with as many turns as the member who has fewest. */
export const lawyerJoinedV1 = defineEvent({
  type: 'assignment.LawyerJoined',
  version: 1,
  label: { zh: '律师入库', en: 'Lawyer joined the pool' },
  streams: ['roster'],
  mustUnderstand: ['assignment'],
  lifeCycle: false,
  schema: lawyer,
  example: lawyerExample,
});
