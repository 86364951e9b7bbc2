import { evolveDeadlines, type OpenDeadlines } from '@juanzong/common-domain';
import type { designatedV1, forwardDisputedV1, forwardedV1, forwardProposedV1 } from '@juanzong/cross-region-transfer-contracts';
import type { Application, applicationReceivedCorrectedV1, applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type AgencyCode, agencyCode, type CalendarDate, type DataOf, type Instant, occurredDate, occurredInstant, type RecordedEntry } from '@juanzong/kernel';

export type Proposal = DataOf<typeof forwardProposedV1>;
export type Dispute = DataOf<typeof forwardDisputedV1>;
type Designation = Pick<DataOf<typeof designatedV1>, 'authority' | 'authorityBy'> & { readonly concerned: readonly string[] };

/** What is true of every file that was opened. */
export interface TransferFile {
  /** Who owns the file and every clock in it, as the last entry says. */
  readonly agency: AgencyCode;
  /** The agency that received the application. */
  readonly receiving: AgencyCode;
  /** Since when each agency has owned it first: its own receipt. */
  readonly ownedSince: Readonly<Record<string, Instant>>;
  readonly application: Application;
  readonly receivedOn: CalendarDate;
  readonly deadlines: OpenDeadlines;
  /** Aid was given before the decision (法律援助法 44) and its later result is not known yet: the agency that gave it goes on with the file. */
  readonly advanceAid: boolean;
  /** The authority has spoken: nobody disputes or forwards any more. */
  readonly designation?: Designation;
}

/** Where an application stands between agencies. */
export type TransferState =
  | { readonly status: 'NotReceived' }
  /** With its owner. `sender` forwarded it, and the owner accepted. */
  | (TransferFile & { readonly status: 'Here'; readonly sender?: string })
  | (TransferFile & { readonly status: 'Proposed'; readonly sender?: string; readonly proposal: Proposal; readonly materialsAgreed: boolean; readonly interviewed: boolean })
  | (TransferFile & { readonly status: 'Forwarded'; readonly sender: string })
  | (TransferFile & { readonly status: 'Disputed'; readonly sender: string; readonly dispute: Dispute })
  /** Accepted, or ended: it changes hands no more. */
  | (TransferFile & { readonly status: 'Over'; readonly how: 'ACCEPTED' | 'ENDED' });

export type Opened = Exclude<TransferState, { status: 'NotReceived' }>;

export const initialState = (): TransferState => ({ status: 'NotReceived' });

/** Folds transfer's own entries, and of others' what opens the application, accepts it or ends it. */
export function evolve(state: TransferState, entry: RecordedEntry): TransferState {
  if (state.status === 'NotReceived') return opened(entry) ?? state;
  const file = fileAfter(state, entry);
  if (state.status === 'Over') return { ...state, ...file };
  switch (entry.type) {
    case 'cross-region-transfer.ForwardProposed':
      return { ...file, status: 'Proposed', proposal: entry.data as Proposal, materialsAgreed: false, interviewed: false, ...senderOf(state) };
    case 'cross-region-transfer.ProposalWithdrawn':
      return { ...file, status: 'Here', ...senderOf(state) };
    case 'cross-region-transfer.MaterialsListAgreed':
      return state.status === 'Proposed' ? { ...state, ...file, materialsAgreed: true } : { ...state, ...file };
    case 'cross-region-transfer.InterviewRecorded':
      return state.status === 'Proposed' ? { ...state, ...file, interviewed: true } : { ...state, ...file };
    case 'cross-region-transfer.Forwarded':
      return { ...file, status: 'Forwarded', sender: (entry.data as DataOf<typeof forwardedV1>).from };
    case 'cross-region-transfer.ForwardAccepted':
      return { ...file, status: 'Here', ...senderOf(state) };
    case 'cross-region-transfer.ForwardDisputed': {
      const dispute = entry.data as Dispute;
      return { ...file, status: 'Disputed', sender: dispute.from, dispute };
    }
    case 'cross-region-transfer.Designated': {
      const { authority, authorityBy } = entry.data as DataOf<typeof designatedV1>;
      const concerned = state.status === 'Disputed' ? concernedBy(state.dispute) : (state.designation?.concerned ?? []);
      return { ...file, status: 'Here', designation: { authority, authorityBy, concerned } };
    }
    case 'intake.ApplicationAccepted':
      return { ...file, status: 'Over', how: 'ACCEPTED' };
    case 'intake.ApplicationWithdrawn':
    case 'intake.ApplicationDeemedWithdrawn':
    case 'intake.ApplicationClosedAsDuplicate':
      return { ...file, status: 'Over', how: 'ENDED' };
    default:
      return { ...state, ...file };
  }
}

export const concernedBy = ({ by, from, claims }: Pick<Dispute, 'by' | 'from' | 'claims'>): string[] => [...new Set([by, from, claims])];

const senderOf = (state: TransferState): { readonly sender?: string } => ('sender' in state && state.sender !== undefined ? { sender: state.sender } : {});

/** The first entry, or its correction standing in its place. */
function opened(entry: RecordedEntry): TransferState | undefined {
  if (entry.type !== 'intake.ApplicationReceived' && entry.type !== 'intake.ApplicationReceivedCorrected') return undefined;
  const { application } = entry.data as DataOf<typeof applicationReceivedV1> | DataOf<typeof applicationReceivedCorrectedV1>;
  const agency = agencyCode(entry.agency);
  return { status: 'Here', agency, receiving: agency, ownedSince: { [agency]: occurredInstant(entry.occurredAt) }, application, receivedOn: occurredDate(entry.occurredAt), deadlines: {}, advanceAid: false };
}

const ADVANCE_AID: Readonly<Record<string, boolean>> = { 'eligibility.AdvanceAidGranted': true, 'eligibility.AdvanceAidSettled': false };

function fileAfter({ receiving, ownedSince, application, receivedOn, deadlines, advanceAid, designation }: Opened, entry: RecordedEntry): TransferFile {
  const agency = agencyCode(entry.agency);
  return {
    agency, receiving, application, receivedOn, deadlines: evolveDeadlines(deadlines, entry), advanceAid: ADVANCE_AID[entry.type] ?? advanceAid, ...(designation ? { designation } : {}),
    ownedSince: ownedSince[agency] === undefined ? { ...ownedSince, [agency]: occurredInstant(entry.occurredAt) } : ownedSince,
  };
}
