import type { CHANGE_GROUNDS, CLOSING_RESULTS, caseClosedV1, CONFLICT_KINDS, DECLINE_REASONS } from '@juanzong/assignment-contracts';
import type { DataOf, EventId } from '@juanzong/kernel';
import type { DrawnTurn } from './roster.state.js';

/** What may be asked of the assignment of a case, the stream `case-<caseId>`. */
export type AssignmentCommand =
  | { readonly kind: 'openAssignment'; readonly grantEntry: EventId }
  | { readonly kind: 'recordRecipientChoice'; readonly lawyerId: string; readonly note: string | null }
  | { readonly kind: 'recordConflict'; readonly lawyerId: string; readonly conflict: (typeof CONFLICT_KINDS)[number]; readonly note: string | null }
  | { readonly kind: 'assignProvider'; readonly drawId: string; readonly drawn: DrawnTurn }
  | { readonly kind: 'voidDraw'; readonly drawId: string; readonly pool: string; readonly lawyerId: string; readonly reason: string }
  | { readonly kind: 'acceptAssignment' }
  | { readonly kind: 'declineAssignment'; readonly reason: (typeof DECLINE_REASONS)[number]; readonly note: string | null }
  | { readonly kind: 'signAgreement'; readonly signedOn: string | null; readonly powerOfAttorney: boolean; readonly exceptionReason?: string }
  | { readonly kind: 'requestChange'; readonly ground: (typeof CHANGE_GROUNDS)[number]; readonly note: string | null }
  | { readonly kind: 'withdrawChangeRequest'; readonly reason: string | null }
  | { readonly kind: 'decideChange'; readonly approve: boolean; readonly reason: string | null }
  /** `from` where not the former lawyer hands over but the agency for them: the only one who has not yet, if absent. */
  | { readonly kind: 'handOverFile'; readonly from?: string; readonly items: readonly { readonly name: string; readonly copies: number }[] }
  | { readonly kind: 'notifyHearing'; readonly hearingOn: string; readonly court: string; readonly replaces?: string }
  /** The aid ended, by the entry `cause`: clocks that run fall away. */
  | { readonly kind: 'endWithAid'; readonly cause: EventId }
  /** Aid that had ended goes on, by the entry `cause`: clocks start again. */
  | { readonly kind: 'goOn'; readonly cause: EventId }
  | { readonly kind: 'reportProgress'; readonly stage: string; readonly content: string; readonly reportedToRecipient: boolean }
  | {
      readonly kind: 'closeCase';
      readonly result: (typeof CLOSING_RESULTS)[number];
      readonly resultText: string;
      /** Fen. */
      readonly recoveredFen: number;
      readonly closingDocuments: readonly DataOf<typeof caseClosedV1>['closingDocuments'][number][];
      readonly closedOn: string;
    }
  | { readonly kind: 'fireDeadline'; readonly deadlineId: string; readonly generation: number }
  | { readonly kind: 'recomputeDeadline'; readonly deadlineId: string };

export type AssignmentCommandOf<Kind extends AssignmentCommand['kind']> = Extract<AssignmentCommand, { kind: Kind }>;
