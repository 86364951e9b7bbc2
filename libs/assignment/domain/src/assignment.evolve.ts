import type {
  assignmentDeclinedV1, caseClosedV1, changeRequestedV1, conflictRecordedV1, drawVoidedV1, fileHandedOverV1, hearingNotifiedV1, providerAssignedV1, providerRelievedV1,
  recipientChoiceRecordedV1,
} from '@juanzong/assignment-contracts';
import { evolveDeadlines } from '@juanzong/common-domain';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';
import { ended, granted, objectionDecided, settledAdvance } from './aid-ended.evolve.js';
import { type Accepted, type Assigned, type AssignmentState, type AwaitingAssignment, type FileFacts, type InProgress, isInHand, withoutChange } from './assignment.state.js';

type Step = (state: AssignmentState, entry: RecordedEntry) => AssignmentState;
const dataOf = <C>(entry: RecordedEntry): DataOf<C> => entry.data as DataOf<C>;

const withFile = (state: AssignmentState, file: Partial<FileFacts>): AssignmentState => ({ ...state, file: { ...state.file, ...file } });

const received: Step = (state, entry) => {
  const { application } = entry.data as { application: { preferredLawyer?: string } };
  const wish = application.preferredLawyer === undefined ? {} : { wishedLawyer: application.preferredLawyer };
  return withFile(state, { received: state.file.received ?? { entry: entry.corrects ?? entry.eventId, occurredAt: entry.occurredAt }, ...wish });
};

const opened: Step = (state) =>
  state.kind === 'NotOpen' && state.grant
    ? { kind: 'AwaitingAssignment', file: state.file, grant: state.grant, choice: { declinedBy: [], relieved: [], conflicts: [] } }
    : state;

const choiceRecorded: Step = (state, entry) => {
  if (state.kind !== 'AwaitingAssignment') return state;
  const { lawyerId } = dataOf<typeof recipientChoiceRecordedV1>(entry);
  return { ...state, choice: { ...state.choice, recipientChoice: lawyerId } };
};

const conflictRecorded: Step = (state, entry) => {
  if (!('choice' in state)) return state;
  const { lawyerId, kind } = dataOf<typeof conflictRecordedV1>(entry);
  return { ...state, choice: { ...state.choice, conflicts: [...state.choice.conflicts, { lawyerId, kind }] } };
};

const assigned: Step = (state, entry) => {
  if (state.kind !== 'AwaitingAssignment') return state;
  const { drawId, pool, mode, lawyerId, lawyerName, firm } = dataOf<typeof providerAssignedV1>(entry);
  return { ...state, kind: 'Assigned', assignment: { entry: entry.eventId, drawId, pool, mode, lawyerId, lawyerName, firm, assignedAt: entry.occurredAt } };
};

const drawEnded = ({ settledDraws, attempts }: FileFacts, drawId: string): Partial<FileFacts> => ({
  settledDraws: [...settledDraws, drawId], attempts: attempts + 1,
});

const drawVoided: Step = (state, entry) => withFile(state, drawEnded(state.file, dataOf<typeof drawVoidedV1>(entry).drawId));

const accepted: Step = (state, { occurredAt }) => (state.kind === 'Assigned' ? { ...state, kind: 'Accepted', acceptedAt: occurredAt } : state);

/** Back to waiting; a wish for the lawyer who is gone is spent. */
function waitsAgain({ grant, file, choice: { recipientChoice, ...rest } }: Assigned | Accepted | InProgress, { drawId, lawyerId }: { drawId: string; lawyerId: string }): AwaitingAssignment {
  const wish = recipientChoice === undefined || recipientChoice === lawyerId ? {} : { recipientChoice };
  return { kind: 'AwaitingAssignment', grant, file: { ...file, ...drawEnded(file, drawId) }, choice: { ...rest, ...wish } };
}

const declined: Step = (state, entry) => {
  if (state.kind !== 'Assigned') return state;
  const data = dataOf<typeof assignmentDeclinedV1>(entry);
  const waiting = waitsAgain(state, data);
  return { ...waiting, choice: { ...waiting.choice, declinedBy: [...waiting.choice.declinedBy, data.lawyerId] } };
};

const changeRequested: Step = (state, entry) => {
  if (!isInHand(state)) return state;
  const { by, ground } = dataOf<typeof changeRequestedV1>(entry);
  return { ...state, change: { entry: entry.eventId, by, ground } };
};

const changeEnded: Step = (state) => (isInHand(state) ? withoutChange(state) : state);

const relieved: Step = (state, entry) => {
  if (!isInHand(state)) return state;
  const data = dataOf<typeof providerRelievedV1>(entry);
  const waiting = waitsAgain(state, data);
  return { ...waiting, choice: { ...waiting.choice, relieved: [...waiting.choice.relieved, { lawyerId: data.lawyerId, handedOver: false }] } };
};

const handedOver: Step = (state, entry) => {
  if (!('choice' in state)) return state;
  const { from } = dataOf<typeof fileHandedOverV1>(entry);
  const former = state.choice.relieved.map((one) => (one.lawyerId === from ? { ...one, handedOver: true } : one));
  return { ...state, choice: { ...state.choice, relieved: former } };
};

const hearingNotified: Step = (state, entry) => {
  const { hearingOn, replaces } = dataOf<typeof hearingNotifiedV1>(entry);
  return withFile(state, { hearings: [...state.file.hearings.filter((one) => one.entry !== replaces), { entry: entry.eventId, hearingOn }] });
};

const agreed: Step = (state, entry) => {
  if (state.kind !== 'Accepted') return state;
  const { acceptedAt: _acceptedAt, ...inHand } = state;
  return { ...inHand, kind: 'InProgress', agreementAt: entry.occurredAt, progressReports: 0 };
};

const progressed: Step = (state) => (state.kind === 'InProgress' ? { ...state, progressReports: state.progressReports + 1 } : state);

const closed: Step = (state, entry) => {
  if (state.kind !== 'InProgress' && state.kind !== 'TerminatedInHand') return state;
  const { file, grant, choice, assignment } = state;
  const { result, closedOn } = dataOf<typeof caseClosedV1>(entry);
  return { kind: 'Closed', file, grant, choice, assignment, result, closedOn, ...(state.kind === 'TerminatedInHand' ? { by: state.by, stood: state.stood } : {}) };
};

const STEPS: Readonly<Record<string, Step>> = {
  'intake.ApplicationReceived': received,
  'intake.ApplicationReceivedCorrected': received,
  'intake.ApplicationWithdrawn': ended,
  'intake.ApplicationDeemedWithdrawn': ended,
  'intake.ApplicationClosedAsDuplicate': ended,
  'eligibility.AidGranted': granted,
  'eligibility.AidRefused': ended,
  'eligibility.AdvanceAidGranted': granted,
  'eligibility.AdvanceAidSettled': settledAdvance,
  'eligibility.AidTerminated': ended,
  'eligibility.ObjectionDecided': objectionDecided,
  'assignment.AssignmentOpened': opened,
  'assignment.RecipientChoiceRecorded': choiceRecorded,
  'assignment.ConflictRecorded': conflictRecorded,
  'assignment.ProviderAssigned': assigned,
  'assignment.DrawVoided': drawVoided,
  'assignment.AssignmentAccepted': accepted,
  'assignment.AssignmentDeclined': declined,
  'assignment.AgreementSigned': agreed,
  'assignment.ChangeRequested': changeRequested,
  'assignment.ChangeRequestWithdrawn': changeEnded,
  'assignment.ChangeDecided': changeEnded,
  'assignment.ProviderRelieved': relieved,
  'assignment.FileHandedOver': handedOver,
  'assignment.HearingNotified': hearingNotified,
  'assignment.ProgressReported': progressed,
  'assignment.CaseClosed': closed,
};

/** Folds one entry of a case file, whichever context wrote it. */
export function evolveAssignment(state: AssignmentState, entry: RecordedEntry): AssignmentState {
  const next = STEPS[entry.type]?.(state, entry) ?? state;
  return withFile(next, { agency: entry.agency, deadlines: evolveDeadlines(next.file.deadlines, entry) });
}
