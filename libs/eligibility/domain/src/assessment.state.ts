import type { OpenDeadlines } from '@juanzong/common-domain';
import type { decisionProposedV1, examinedV1, meansVerifiedV1 } from '@juanzong/eligibility-contracts';
import type { Application } from '@juanzong/intake-contracts';
import type { AgencyCode, CalendarDate, DataOf, EventId, OccurredAt } from '@juanzong/kernel';

export type Examination = DataOf<typeof examinedV1>;
/** What is known of the household, and by which entry: a verification, or a finding of an earlier case used again. */
export type Means = Pick<DataOf<typeof meansVerifiedV1>, 'method' | 'householdSize' | 'monthlyIncomeFen' | 'assetsFen'> & { readonly entry: EventId };
export type Proposal = Pick<DataOf<typeof decisionProposedV1>, 'outcome' | 'reasons' | 'trace'> & { readonly proposedBy: string };

/** An entry and when it happened. */
export interface Happened {
  readonly entry: EventId;
  readonly occurredAt: OccurredAt;
}

/** What eligibility knows of every file that was opened. */
interface Opened {
  /** Who owns the file, as its last entry says: a forwarding hands it over. */
  readonly agency: AgencyCode;
  readonly origin: 'APPLICATION' | 'NOTIFICATION';
  readonly application: Application;
  /** The date of the triggering event: the rules in force then apply. */
  readonly receivedOn: CalendarDate;
  readonly deadlines: OpenDeadlines;
  readonly acceptance?: Happened;
  /** 即申即办, where the region offers it. */
  readonly instant?: { readonly applies: boolean; readonly onePersonMayDecide: boolean; readonly dueOn: string | null };
  /** Aid that began before the decision and is not settled yet. */
  readonly advance?: Happened;
  /** Who has the case, as assignment says. */
  readonly lawyerId?: string;
}

export interface Objection {
  readonly entry: EventId;
  readonly against: EventId;
  readonly filedBy: string;
  readonly status: 'OPEN' | 'WITHDRAWN' | 'DECIDED';
}

interface Decided extends Opened {
  readonly outcome: 'GRANTED' | 'REFUSED' | 'TERMINATED';
  /** The decision in force; the latest one. */
  readonly decision: EventId;
  readonly decidedOn: CalendarDate;
  readonly served: boolean;
  readonly examination?: Examination;
  readonly means?: Means;
  /** Of a termination. */
  readonly ground?: string;
  /** The last day on which an objection is in time, since the decision was served. */
  readonly filingEnds?: string;
  readonly objection?: Objection;
  /** A false commitment that was found under the grant in force, or the one that was terminated. */
  readonly falsehood?: EventId;
  readonly recovered: boolean;
  /** Assignment reported the case closed. */
  readonly closed: boolean;
}

/** Where the examination of a case stands. */
export type EligibilityState =
  | { readonly status: 'NotOpened' }
  | (Opened & { readonly status: 'NotAccepted' })
  | (Opened & { readonly status: 'Accepted'; readonly acceptance: Happened })
  | (Opened & { readonly status: 'Examined'; readonly examination: Examination; readonly means?: Means })
  | (Opened & { readonly status: 'Proposed'; readonly examination: Examination; readonly means?: Means; readonly proposal: Proposal })
  | (Decided & { readonly status: 'Decided' })
  | (Opened & { readonly status: 'Ended' });

export type InState<S extends EligibilityState['status']> = Extract<EligibilityState, { status: S }>;
export type OpenedState = Exclude<EligibilityState, { status: 'NotOpened' }>;

export const initialState = (): EligibilityState => ({ status: 'NotOpened' });
