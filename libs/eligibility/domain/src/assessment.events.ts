import type {
  aidGrantedV1, aidRefusedV1, decisionProposedV1, decisionReturnedV1, decisionServedV1, eligibilityDeadlines, eligibilityReactionRefusedV1,
  examinedV1, meansVerifiedV1,
} from '@juanzong/eligibility-contracts';
import type { DataOf, EventContract, NewEntry } from '@juanzong/kernel';

type Written<C> = C extends EventContract<infer Type> ? NewEntry<Type, DataOf<C>> : never;

/** Everything eligibility writes into a case file. */
export type EligibilityEvent =
  | Written<typeof examinedV1> | Written<typeof meansVerifiedV1> | Written<typeof decisionProposedV1> | Written<typeof decisionReturnedV1>
  | Written<typeof aidGrantedV1> | Written<typeof aidRefusedV1> | Written<typeof decisionServedV1>
  | Written<(typeof eligibilityDeadlines)['met']> | Written<typeof eligibilityReactionRefusedV1>;
