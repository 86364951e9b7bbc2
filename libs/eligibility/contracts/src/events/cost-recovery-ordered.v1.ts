import { trace } from '@juanzong/common-contracts';
import { defineEvent } from '@juanzong/kernel';
import { z } from 'zod';

const fen = z.number().int().nonnegative();

/** The bureau orders the recipient to pay the cost of the aid given, and may fine (法律援助法 64). */
export const costRecoveryOrderedV1 = defineEvent({
  type: 'eligibility.CostRecoveryOrdered',
  version: 1,
  label: { zh: '责令支付法律援助费用', en: 'Recovery of cost ordered' },
  streams: ['case'],
  mustUnderstand: ['eligibility'],
  lifeCycle: true,
  schema: z.strictObject({
    /** The finding or the termination that it rests on. */
    because: z.string(),
    amountFen: fen,
    fineFen: fen,
    reasons: z.string().min(1).meta({ personal: 'applicant' }),
    trace,
  }),
  example: { because: '0f8fad5b-d9cb-569f-a165-70867728950e', amountFen: 180000, fineFen: 100000, reasons: '以虚假承诺获得法律援助', trace: [] },
});
