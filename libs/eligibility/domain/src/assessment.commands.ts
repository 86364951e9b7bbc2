import type { OBJECTION_OUTCOMES, TERMINATION_GROUNDS } from '@juanzong/eligibility-contracts';
import type { FoundFinding } from './means-test/reuse-finding.js';

/** What may be asked of eligibility about one case file. Amounts in fen for the whole household, a month. */
export type EligibilityCommand =
  | { readonly kind: 'examine' }
  /** By rule, after a correction of the application. */
  | { readonly kind: 'examineAgain' }
  | {
      readonly kind: 'verifyMeans';
      readonly method: 'DATA_QUERY' | 'COMMITMENT' | 'CERTIFICATE';
      readonly source: string;
      readonly reference: string;
      readonly householdSize: number;
      readonly monthlyIncomeFen: number;
      readonly assetsFen: number;
    }
  /** `found` is what the edge saw in the earlier file. */
  | { readonly kind: 'reuseFinding'; readonly fromCase: string; readonly found: FoundFinding }
  | { readonly kind: 'propose'; readonly outcome: 'GRANT' | 'REFUSE'; readonly note: string }
  | { readonly kind: 'returnProposal'; readonly reason: string }
  | { readonly kind: 'approve' }
  /** 即申即办: proposed and approved by one person. */
  | { readonly kind: 'decideInstantly'; readonly note: string }
  | { readonly kind: 'serve'; readonly method: ServiceMethod; readonly servedOn: string; readonly receivedBy: string | null }
  | { readonly kind: 'grantAdvanceAid'; readonly ground: string; readonly evidence: string }
  | { readonly kind: 'revokeAdvanceAid'; readonly reason: string }
  /** By rule, where the application ended. */
  | { readonly kind: 'settleAdvanceAid' }
  | { readonly kind: 'fileObjection'; readonly grounds: string; readonly lateReason: string | null }
  | { readonly kind: 'withdrawObjection'; readonly reason: string }
  | { readonly kind: 'decideObjection'; readonly outcome: ObjectionOutcome; readonly reasons: string; readonly saw: readonly string[] }
  | { readonly kind: 'reportGround'; readonly ground: TerminationGroundCode; readonly explanation: string; readonly evidence: string }
  | { readonly kind: 'terminate'; readonly ground: TerminationGroundCode; readonly explanation: string; readonly evidence: string; readonly organConsent: string | null }
  | { readonly kind: 'recordFalseCommitment'; readonly what: string; readonly evidence: string }
  | { readonly kind: 'orderCostRecovery'; readonly amountFen: number; readonly fineFen: number; readonly reasons: string }
  | { readonly kind: 'fireDeadline'; readonly deadlineId: string; readonly generation: number }
  | { readonly kind: 'recomputeDeadline'; readonly deadlineId: string };

export type CommandOf<K extends EligibilityCommand['kind']> = Extract<EligibilityCommand, { kind: K }>;
export type ServiceMethod = 'IN_PERSON' | 'POST' | 'ELECTRONIC' | 'AGENT' | 'LEFT_AT_RESIDENCE';
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];
export type TerminationGroundCode = (typeof TERMINATION_GROUNDS)[number];
