import type {
  designatedV1, forwardAcceptedV1, forwardDisputedV1, forwardedV1, forwardProposedV1, interviewRecordedV1, materialsListAgreedV1, proposalWithdrawnV1, transferDeadlines,
} from '@juanzong/cross-region-transfer-contracts';
import type { DataOf, EventContract, NewEntry } from '@juanzong/kernel';

type Written<C> = C extends EventContract<infer Type> ? NewEntry<Type, DataOf<C>> : never;
type Deadlines = typeof transferDeadlines;

/** Everything cross-region transfer writes into a case file. */
export type TransferEvent =
  | Written<typeof forwardProposedV1> | Written<typeof proposalWithdrawnV1> | Written<typeof materialsListAgreedV1> | Written<typeof interviewRecordedV1>
  | Written<typeof forwardedV1> | Written<typeof forwardAcceptedV1> | Written<typeof forwardDisputedV1> | Written<typeof designatedV1>
  | Written<Deadlines['started']> | Written<Deadlines['recomputed']> | Written<Deadlines['met']> | Written<Deadlines['missed']> | Written<Deadlines['fellAway']> | Written<Deadlines['handedOver']>;
