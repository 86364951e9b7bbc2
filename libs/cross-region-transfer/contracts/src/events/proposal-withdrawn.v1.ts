import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';
import { ofCase } from '../shapes.js';

/** The proposal was a mistake or is no longer needed: the owner keeps the file. */
export const proposalWithdrawnV1 = defineEvent({
  type: 'cross-region-transfer.ProposalWithdrawn',
  version: 1,
  label: { zh: '撤回拟转交', en: 'Proposal withdrawn' },
  streams: ['case'],
  mustUnderstand: ['intake', 'cross-region-transfer'],
  lifeCycle: true,
  schema: z.strictObject({ reason: ofCase(z.string().min(1)) }),
  example: { reason: '当事人补充说明后本机构有管辖权' },
});
