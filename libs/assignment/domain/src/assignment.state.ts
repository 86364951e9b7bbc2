import type { ChangeGround, ChangeParty, CONFLICT_KINDS } from '@juanzong/assignment-contracts';
import type { OpenDeadlines } from '@juanzong/common-domain';
import type { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import type { DataOf, EventId, OccurredAt } from '@juanzong/kernel';

/** What assignment reads of the grant, or of the decision to aid before it (法律援助法 44). */
export interface Grant extends Pick<DataOf<typeof aidGrantedV1>, 'matter' | 'matterCategory' | 'lifeOrDeathPossible' | 'minorInvolved'> {
  readonly basis: 'APPLICATION' | 'NOTIFICATION' | 'ADVANCE' | 'OBJECTION';
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
  /** Hearings that take place or took place; one that was adjourned is gone. */
  readonly hearings: readonly { readonly entry: EventId; readonly hearingOn: string }[];
  /** The entry by which aid that had ended went on: it calls for the clocks to start again. */
  readonly wentOnBy?: EventId;
  /** Draws that cannot be used again: voided, declined, or of a relieved lawyer. */
  readonly settledDraws: readonly string[];
  /** How many draws ended in this file: the number of the next attempt. */
  readonly attempts: number;
  /** Every context's: the clock of a notified case is kept by intake. */
  readonly deadlines: OpenDeadlines;
}

/** Who must not be drawn, and whom the recipient wishes for. */
export interface Choice {
  readonly declinedBy: readonly string[];
  /** Former lawyers of the case, and whether their papers went to their successor. */
  readonly relieved: readonly { readonly lawyerId: string; readonly handedOver: boolean }[];
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
/** Another lawyer was asked for, and the agency has not decided yet. */
export interface ChangeRequest {
  readonly entry: EventId;
  readonly by: ChangeParty;
  readonly ground: ChangeGround;
}

interface InHand extends Granted {
  readonly assignment: Assignment;
  readonly change?: ChangeRequest;
}

export type NotOpen = { readonly kind: 'NotOpen'; readonly file: FileFacts; readonly grant?: Grant };
export type AwaitingAssignment = Granted & { readonly kind: 'AwaitingAssignment' };
export type Assigned = InHand & { readonly kind: 'Assigned' };
export type Accepted = InHand & { readonly kind: 'Accepted'; readonly acceptedAt: OccurredAt };
export type InProgress = InHand & { readonly kind: 'InProgress'; readonly agreementAt: OccurredAt; readonly progressReports: number };
export type Closed = InHand & { readonly kind: 'Closed'; readonly result: string; readonly closedOn: string; readonly by?: string; readonly stood?: Assigned | Accepted | InProgress };
/** The aid ended, by an entry of type `by`, while a lawyer had the case: they have yet to report its closing. */
export type TerminatedInHand = InHand & { readonly kind: 'TerminatedInHand'; readonly by: string; readonly endedAt: OccurredAt; readonly stood: Assigned | Accepted | InProgress };
/** The case ended in intake or eligibility, and no lawyer had it: `by` is the type of the entry that says so. */
export type Ended = { readonly kind: 'Ended'; readonly file: FileFacts; readonly by: string; readonly stood: NotOpen | AwaitingAssignment };

export type AssignmentState = NotOpen | AwaitingAssignment | Assigned | Accepted | InProgress | TerminatedInHand | Closed | Ended;
export type AssignmentStateKind = AssignmentState['kind'];

export const initialAssignment = (): AssignmentState => ({
  kind: 'NotOpen', file: { agency: '', hearings: [], settledDraws: [], attempts: 0, deadlines: {} },
});

/** A lawyer has the case, and the aid goes on. */
export const isInHand = (state: AssignmentState): state is Assigned | Accepted | InProgress =>
  state.kind === 'Assigned' || state.kind === 'Accepted' || state.kind === 'InProgress';

/** The same, with no request for another lawyer open. */
export function withoutChange<S extends Assigned | Accepted | InProgress>(state: S): S {
  const { change: _change, ...rest } = state;
  return rest as S;
}
