import { defineEvent } from '@juanzong/kernel';
import { expert, expertExample } from '../review-shapes.js';

/** 评估专家 joined the pool of a region. */
export const expertJoinedV1 = defineEvent({
  type: 'quality-review.ExpertJoined',
  version: 1,
  label: { zh: '评估专家入库', en: 'Expert joined the pool' },
  streams: ['review'],
  mustUnderstand: ['quality-review'],
  lifeCycle: false,
  schema: expert,
  example: expertExample,
});
