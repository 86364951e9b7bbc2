import type {
  advanceAidGrantedV1, advanceAidSettledV1, aidGrantedV1, aidRefusedV1, aidTerminatedV1, commitmentFoundFalseV1, costRecoveryOrderedV1, decisionProposedV1,
  decisionReturnedV1, decisionServedV1, eligibilityDeadlines, eligibilityReactionRefusedV1, examinedV1, hardshipFindingReusedV1, instantProcessingDecidedV1, meansVerifiedV1,
  objectionDecidedV1, objectionFiledV1, objectionWithdrawnV1, terminationGroundReportedV1,
} from '@juanzong/eligibility-contracts';
import type { DataOf, EventContract, NewEntry } from '@juanzong/kernel';

type Written<C> = C extends EventContract<infer Type> ? NewEntry<Type, DataOf<C>> : never;
type Deadlines = typeof eligibilityDeadlines;

/** Everything eligibility writes into a case file. */
export type EligibilityEvent =
  | Written<typeof instantProcessingDecidedV1> | Written<typeof examinedV1> | Written<typeof meansVerifiedV1> | Written<typeof hardshipFindingReusedV1>
  | Written<typeof advanceAidGrantedV1> | Written<typeof advanceAidSettledV1> | Written<typeof decisionProposedV1> | Written<typeof decisionReturnedV1>
  | Written<typeof aidGrantedV1> | Written<typeof aidRefusedV1> | Written<typeof decisionServedV1> | Written<typeof objectionFiledV1> | Written<typeof objectionWithdrawnV1>
  | Written<typeof objectionDecidedV1> | Written<typeof terminationGroundReportedV1> | Written<typeof aidTerminatedV1> | Written<typeof commitmentFoundFalseV1>
  | Written<typeof costRecoveryOrderedV1> | Written<Deadlines['started']> | Written<Deadlines['recomputed']> | Written<Deadlines['met']> | Written<Deadlines['missed']>
  | Written<Deadlines['fellAway']> | Written<typeof eligibilityReactionRefusedV1>;
