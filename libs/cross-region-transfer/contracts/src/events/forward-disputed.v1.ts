import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { AUTHORITY_GROUNDS, DISPUTE_GROUNDS } from '../codes.js';
import { agency, ofCase } from '../shapes.js';

/** The new owner denies its competence. The file stays with it until the authority designates. */
export const forwardDisputedV1 = defineEvent({
  type: 'cross-region-transfer.ForwardDisputed',
  version: 1,
  label: { zh: '提出管辖争议', en: 'Competence disputed' },
  streams: ['case'],
  mustUnderstand: ['intake', 'cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({
    by: agency, from: agency,
    /** Which agency it holds to be competent. */
    claims: agency, ground: z.enum(DISPUTE_GROUNDS), reasons: ofCase(z.string().min(1)),
    /** The region of the justice bureau that designates, and why that one. */
    authority: agency, authorityBy: z.enum(AUTHORITY_GROUNDS),
  }),
  example: { by: '340111', from: '340103', claims: '340104', ground: 'ORGAN_ELSEWHERE', reasons: '案件已移送蜀山区人民法院', authority: '340100', authorityBy: 'COMMON_SUPERIOR' },
});
