import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

/** A reaction that the rules refused: on record, because nobody is there to be told. */
export const reactionRefused = z.strictObject({
  reaction: z.string(),
  cause: z.string(),
  refusal: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const reactionRefusedContract = <Context extends string>(context: Context) =>
  defineEvent({
    type: `${context}.ReactionRefused` as const,
    version: 1,
    label: { zh: '自动处理被拒绝', en: 'Reaction refused' },
    streams: ['case'],
    mustUnderstand: [],
    lifeCycle: false,
    schema: reactionRefused,
    example: { reaction: 'examine', cause: '0f8fad5b-d9cb-569f-a165-70867728950e', refusal: 'eligibility.not-accepted', params: {} },
  });
