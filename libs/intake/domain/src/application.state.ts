import { evolveDeadlines, type OpenDeadlines } from '@juanzong/common-domain';
import type { Application, ErasableSubject } from '@juanzong/intake-contracts';
import type { AgencyCode, CalendarDate, DataOf, EventId, RecordedEntry } from '@juanzong/kernel';
import { agencyCode, occurredDate, type OccurredAt } from '@juanzong/kernel';
import { forwardingAfter, type ForwardingUnderWay } from './forwarding-under-way.js';
import { type Letters, lettersAfter, NO_LETTERS } from './letters.state.js';
import type {
  applicationAcceptedV1, applicationReceivedCorrectedV1, applicationReceivedV1, materialsSuppliedV1, personalDataErasedV1, supplementRequestedV1,
} from '@juanzong/intake-contracts';

/** What is true of every file that was opened. */
interface Opened {
  readonly receivedBy: EventId;
  readonly receivedAt: OccurredAt;
  readonly receivedOn: CalendarDate;
  /** Who owns the file, as its last entry says: a forwarding hands it over. */
  readonly agency: AgencyCode;
  readonly origin: 'APPLICATION' | 'NOTIFICATION';
  readonly application: Application;
  /** Materials handed in so far, supplements included. */
  readonly materials: readonly string[];
  readonly deadlines: OpenDeadlines;
  /** Between agencies: while this is open the application is not accepted. */
  readonly forwarding: ForwardingUnderWay | undefined;
  /** Whose personal data were erased: nothing about them may be recorded again. */
  readonly erased: readonly ErasableSubject[];
  /** Letters issued in the file, and who may still issue one. */
  readonly letters: Letters;
}

export interface SupplementNotice {
  readonly missing: readonly string[];
  readonly noticedOn: CalendarDate;
  readonly answered: boolean;
}

export type HowEnded = 'WITHDRAWN' | 'DEEMED_WITHDRAWN' | 'DUPLICATE';

/** Where an application stands. */
export type IntakeState =
  | { readonly status: 'NotOpened' }
  | (Opened & { readonly status: 'Received'; readonly notice?: SupplementNotice })
  | (Opened & { readonly status: 'AwaitingSupplement'; readonly notice: SupplementNotice })
  | (Opened & { readonly status: 'Accepted'; readonly caseNumber: string; readonly decided: boolean; readonly finished: boolean })
  | (Opened & { readonly status: 'Ended'; readonly how: HowEnded });

export const initialState = (): IntakeState => ({ status: 'NotOpened' });

/** Folds intake's own entries, and of others' only what ends the applicant's right to withdraw or the case, and what brings it back. */
export function evolve(state: IntakeState, entry: RecordedEntry): IntakeState {
  if (state.status === 'NotOpened') return opened(entry) ?? state;
  const next: IntakeState = {
    ...state, agency: agencyCode(entry.agency), deadlines: evolveDeadlines(state.deadlines, entry), forwarding: forwardingAfter(state.forwarding, entry),
    letters: lettersAfter(state.letters, entry, state.agency),
  };
  switch (entry.type) {
    case 'intake.SupplementRequested': {
      const { missing } = entry.data as DataOf<typeof supplementRequestedV1>;
      return { ...next, status: 'AwaitingSupplement', notice: { missing, noticedOn: occurredDate(entry.occurredAt), answered: false } };
    }
    case 'intake.MaterialsSupplied':
      return supplied(next, entry.data as DataOf<typeof materialsSuppliedV1>);
    case 'intake.ApplicationAccepted': {
      const { caseNumber } = entry.data as DataOf<typeof applicationAcceptedV1>;
      return { ...next, status: 'Accepted', caseNumber, decided: false, finished: false };
    }
    case 'intake.ApplicationWithdrawn':
      return { ...next, status: 'Ended', how: 'WITHDRAWN' };
    case 'intake.ApplicationDeemedWithdrawn':
      return { ...next, status: 'Ended', how: 'DEEMED_WITHDRAWN' };
    case 'intake.ApplicationClosedAsDuplicate':
      return { ...next, status: 'Ended', how: 'DUPLICATE' };
    case 'eligibility.AidGranted':
    case 'eligibility.AidRefused':
    case 'eligibility.AidTerminated':
    case 'eligibility.ObjectionFiled':
    case 'eligibility.ObjectionWithdrawn':
    case 'eligibility.ObjectionDecided':
    case 'assignment.CaseClosed':
      return next.status === 'Accepted' ? { ...next, decided: true, finished: FINISHED[entry.type] ?? next.finished } : next;
    case 'intake.PersonalDataErased':
      return { ...next, erased: [...next.erased, (entry.data as DataOf<typeof personalDataErasedV1>).subject] };
    default:
      return next;
  }
}

/** Whether nothing more is done in the case after this: an objection brings it back, and so does a grant that the bureau ordered, which follows its decision. */
const FINISHED: Readonly<Record<string, boolean>> = {
  'eligibility.AidGranted': false, 'eligibility.AidRefused': true, 'eligibility.AidTerminated': true, 'eligibility.ObjectionFiled': false, 'eligibility.ObjectionWithdrawn': true,
  'eligibility.ObjectionDecided': true, 'assignment.CaseClosed': true,
};

/** The first entry, or its correction standing in its place. */
function opened(entry: RecordedEntry): IntakeState | undefined {
  if (entry.type !== 'intake.ApplicationReceived' && entry.type !== 'intake.ApplicationReceivedCorrected') return undefined;
  const { origin, application } = entry.data as DataOf<typeof applicationReceivedV1> | DataOf<typeof applicationReceivedCorrectedV1>;
  return {
    status: 'Received', receivedBy: entry.corrects ?? entry.eventId, receivedAt: entry.occurredAt, receivedOn: occurredDate(entry.occurredAt), agency: agencyCode(entry.agency),
    origin, application, materials: application.materials, deadlines: {}, forwarding: undefined, erased: [], letters: NO_LETTERS,
  };
}

function supplied(state: Exclude<IntakeState, { status: 'NotOpened' }>, data: DataOf<typeof materialsSuppliedV1>): IntakeState {
  const materials = [...new Set([...state.materials, ...data.materials])];
  if (state.status !== 'AwaitingSupplement') return { ...state, materials };
  if (data.stillMissing.length > 0) return { ...state, materials };
  return { ...state, status: 'Received', materials, notice: { ...state.notice, answered: true } };
}
