import type { CONFLICT_KINDS } from '@juanzong/assignment-contracts';
import type { OpenDeadlines } from '@juanzong/common-domain';
import type { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import type { DataOf, EventId, OccurredAt } from '@juanzong/kernel';

/** What assignment reads of the grant. */
export interface Grant extends Pick<DataOf<typeof aidGrantedV1>, 'basis' | 'matter' | 'matterCategory' | 'lifeOrDeathPossible' | 'minorInvolved'> {
  readonly entry: EventId;
  readonly occurredAt: OccurredAt;
}

/** What is known in every situation. */
export interface FileFacts {
  /** The owning agency, as the last entry says. */
  readonly agency: string;
  /** The first entry of the file: when the organ's notice or the application came. */
  readonly received?: { readonly entry: EventId; readonly occurredAt: OccurredAt };
  /** 意向律师 as the application says it: a name, or an id. */
  readonly wishedLawyer?: string;
  /** Draws that cannot be used again: voided, or declined. */
  readonly settledDraws: readonly string[];
  /** How many draws ended in this file: the number of the next attempt. */
  readonly attempts: number;
  /** Every context's: the clock of a notified case is kept by intake. */
  readonly deadlines: OpenDeadlines;
}

/** Who must not be drawn, and whom the recipient wishes for. */
export interface Choice {
  readonly declinedBy: readonly string[];
  readonly conflicts: readonly { readonly lawyerId: string; readonly kind: (typeof CONFLICT_KINDS)[number] }[];
  readonly recipientChoice?: string;
}

export interface Assignment {
  readonly entry: EventId;
  readonly drawId: string;
  readonly pool: string;
  readonly mode: 'BY_RECIPIENT_CHOICE' | 'BY_ROTATION';
  readonly lawyerId: string;
  readonly lawyerName: string;
  readonly firm: string;
  readonly assignedAt: OccurredAt;
}

interface Granted {
  readonly file: FileFacts;
  readonly grant: Grant;
  readonly choice: Choice;
}
interface InHand extends Granted {
  readonly assignment: Assignment;
}

export type NotOpen = { readonly kind: 'NotOpen'; readonly file: FileFacts; readonly grant?: Grant };
export type AwaitingAssignment = Granted & { readonly kind: 'AwaitingAssignment' };
export type Assigned = InHand & { readonly kind: 'Assigned' };
export type Accepted = InHand & { readonly kind: 'Accepted'; readonly acceptedAt: OccurredAt };
export type InProgress = InHand & { readonly kind: 'InProgress'; readonly agreementAt: OccurredAt; readonly progressReports: number };
export type Closed = InHand & { readonly kind: 'Closed'; readonly result: string; readonly closedOn: string };
/** The case ended in intake or eligibility: `by` is the type of the entry that says so. */
export type Ended = { readonly kind: 'Ended'; readonly file: FileFacts; readonly by: string };

export type AssignmentState = NotOpen | AwaitingAssignment | Assigned | Accepted | InProgress | Closed | Ended;
export type AssignmentStateKind = AssignmentState['kind'];

export const initialAssignment = (): AssignmentState => ({
  kind: 'NotOpen', file: { agency: '', settledDraws: [], attempts: 0, deadlines: {} },
});
