import type {
  applicationAcceptedV1, applicationClosedAsDuplicateV1, applicationDeemedWithdrawnV1, applicationReceivedCorrectedV1, applicationReceivedV1,
  applicationWithdrawnV1, documentIssuedV1, documentServedV1, duplicateLinkedV1, greenChannelDecidedV1, intakeDeadlines, intakeReactionRefusedV1, materialsSuppliedV1, personalDataErasedV1, supplementRequestedV1,
} from '@juanzong/intake-contracts';
import type { DataOf, EventContract, NewEntry } from '@juanzong/kernel';

type Written<C> = C extends EventContract<infer Type> ? NewEntry<Type, DataOf<C>> : never;
type Deadlines = typeof intakeDeadlines;

/** Everything intake writes into a case file. */
export type IntakeEvent =
  | Written<typeof applicationReceivedV1> | Written<typeof applicationReceivedCorrectedV1> | Written<typeof greenChannelDecidedV1>
  | Written<typeof supplementRequestedV1> | Written<typeof materialsSuppliedV1> | Written<typeof applicationDeemedWithdrawnV1>
  | Written<typeof applicationWithdrawnV1> | Written<typeof applicationAcceptedV1> | Written<typeof applicationClosedAsDuplicateV1>
  | Written<typeof documentIssuedV1> | Written<typeof documentServedV1> | Written<typeof duplicateLinkedV1> | Written<typeof personalDataErasedV1> | Written<Deadlines['started']> | Written<Deadlines['paused']> | Written<Deadlines['resumed']>
  | Written<Deadlines['recomputed']> | Written<Deadlines['met']> | Written<Deadlines['missed']> | Written<Deadlines['fellAway']> | Written<typeof intakeReactionRefusedV1>;
