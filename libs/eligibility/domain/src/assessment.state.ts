import { evolveDeadlines, type OpenDeadlines } from '@juanzong/common-domain';
import type { decisionProposedV1, examinedV1, meansVerifiedV1 } from '@juanzong/eligibility-contracts';
import type { Application, applicationReceivedCorrectedV1, applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type AgencyCode, agencyCode, type CalendarDate, type DataOf, occurredDate, type RecordedEntry } from '@juanzong/kernel';

export type Examination = DataOf<typeof examinedV1>;
export type Means = DataOf<typeof meansVerifiedV1>;
export type Proposal = Pick<DataOf<typeof decisionProposedV1>, 'outcome' | 'reasons' | 'trace'> & { readonly proposedBy: string };

/** What eligibility knows of every file that was opened. */
interface Opened {
  /** Who owns the file, as its last entry says: a forwarding hands it over. */
  readonly agency: AgencyCode;
  readonly origin: 'APPLICATION' | 'NOTIFICATION';
  readonly application: Application;
  /** The date of the triggering event: the rules in force then apply. */
  readonly receivedOn: CalendarDate;
  readonly deadlines: OpenDeadlines;
}

/** Where the examination of a case stands. */
export type EligibilityState =
  | { readonly status: 'NotOpened' }
  | (Opened & { readonly status: 'NotAccepted' })
  | (Opened & { readonly status: 'Accepted' })
  | (Opened & { readonly status: 'Examined'; readonly examination: Examination; readonly means?: Means })
  | (Opened & { readonly status: 'Proposed'; readonly examination: Examination; readonly means?: Means; readonly proposal: Proposal })
  | (Opened & { readonly status: 'Decided'; readonly outcome: 'GRANTED' | 'REFUSED'; readonly decidedOn: CalendarDate; readonly served: boolean })
  | (Opened & { readonly status: 'Ended' });

export const initialState = (): EligibilityState => ({ status: 'NotOpened' });

/** Folds the application and its acceptance from intake, and eligibility's own entries. */
export function evolve(state: EligibilityState, entry: RecordedEntry): EligibilityState {
  if (state.status === 'NotOpened') return opened(entry) ?? state;
  const next: EligibilityState = { ...state, agency: agencyCode(entry.agency), deadlines: evolveDeadlines(state.deadlines, entry) };
  switch (entry.type) {
    case 'intake.MaterialsSupplied': {
      const { materials } = entry.data as { materials: string[] };
      return { ...next, application: { ...next.application, materials: [...new Set([...next.application.materials, ...materials])] } };
    }
    case 'intake.ApplicationAccepted':
      return { ...next, status: 'Accepted' };
    case 'intake.ApplicationWithdrawn':
    case 'intake.ApplicationDeemedWithdrawn':
    case 'intake.ApplicationClosedAsDuplicate':
      return { ...next, status: 'Ended' };
    case 'eligibility.Examined':
      return { ...next, status: 'Examined', examination: entry.data as Examination };
    case 'eligibility.MeansVerified':
      return next.status === 'Examined' ? { ...next, means: entry.data as Means } : next;
    case 'eligibility.DecisionProposed': {
      const { outcome, reasons, trace } = entry.data as DataOf<typeof decisionProposedV1>;
      return next.status === 'Examined' ? { ...next, status: 'Proposed', proposal: { outcome, reasons, trace, proposedBy: entry.actor.id } } : next;
    }
    case 'eligibility.DecisionReturned':
      return next.status === 'Proposed' ? { ...withoutProposal(next), status: 'Examined' } : next;
    case 'eligibility.AidGranted':
      return { ...next, status: 'Decided', outcome: 'GRANTED', decidedOn: occurredDate(entry.occurredAt), served: false };
    case 'eligibility.AidRefused':
      return { ...next, status: 'Decided', outcome: 'REFUSED', decidedOn: occurredDate(entry.occurredAt), served: false };
    case 'eligibility.DecisionServed':
      return next.status === 'Decided' ? { ...next, served: true } : next;
    default:
      return next;
  }
}

function opened(entry: RecordedEntry): EligibilityState | undefined {
  if (entry.type !== 'intake.ApplicationReceived' && entry.type !== 'intake.ApplicationReceivedCorrected') return undefined;
  const { origin, application } = entry.data as DataOf<typeof applicationReceivedV1> | DataOf<typeof applicationReceivedCorrectedV1>;
  return { status: 'NotAccepted', agency: agencyCode(entry.agency), origin, application, receivedOn: occurredDate(entry.occurredAt), deadlines: {} };
}

function withoutProposal(state: Extract<EligibilityState, { status: 'Proposed' }>) {
  const { proposal: _returned, ...rest } = state;
  return rest;
}

