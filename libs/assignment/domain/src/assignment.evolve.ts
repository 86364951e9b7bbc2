import type {
  assignmentDeclinedV1, caseClosedV1, conflictRecordedV1, drawVoidedV1, providerAssignedV1, recipientChoiceRecordedV1,
} from '@juanzong/assignment-contracts';
import { evolveDeadlines } from '@juanzong/common-domain';
import type { DataOf, RecordedEntry } from '@juanzong/kernel';
import type { AssignmentState, FileFacts, Grant } from './assignment.state.js';

type Step = (state: AssignmentState, entry: RecordedEntry) => AssignmentState;
const dataOf = <C>(entry: RecordedEntry): DataOf<C> => entry.data as DataOf<C>;

const withFile = (state: AssignmentState, file: Partial<FileFacts>): AssignmentState => ({ ...state, file: { ...state.file, ...file } });

const received: Step = (state, entry) => {
  const { application } = entry.data as { application: { preferredLawyer?: string } };
  const wish = application.preferredLawyer === undefined ? {} : { wishedLawyer: application.preferredLawyer };
  return withFile(state, { received: state.file.received ?? { entry: entry.corrects ?? entry.eventId, occurredAt: entry.occurredAt }, ...wish });
};

const granted: Step = (state, { eventId, occurredAt, data }) => {
  if (state.kind !== 'NotOpen') return state;
  const { basis, matter, matterCategory, lifeOrDeathPossible, minorInvolved } = data as Grant;
  return { ...state, grant: { entry: eventId, occurredAt, basis, matter, matterCategory, lifeOrDeathPossible, minorInvolved } };
};

const ended: Step = (state, { type }) => (state.kind === 'Closed' ? state : { kind: 'Ended', file: state.file, by: type });

const opened: Step = (state) =>
  state.kind === 'NotOpen' && state.grant
    ? { kind: 'AwaitingAssignment', file: state.file, grant: state.grant, choice: { declinedBy: [], conflicts: [] } }
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

/** Back to waiting; a wish for the lawyer who declined is spent. */
const declined: Step = (state, entry) => {
  if (state.kind !== 'Assigned') return state;
  const { drawId, lawyerId } = dataOf<typeof assignmentDeclinedV1>(entry);
  const { recipientChoice, ...rest } = state.choice;
  const wish = recipientChoice === undefined || recipientChoice === lawyerId ? {} : { recipientChoice };
  return {
    kind: 'AwaitingAssignment', grant: state.grant, file: { ...state.file, ...drawEnded(state.file, drawId) },
    choice: { ...rest, ...wish, declinedBy: [...rest.declinedBy, lawyerId] },
  };
};

const agreed: Step = (state, entry) => {
  if (state.kind !== 'Accepted') return state;
  const { file, grant, choice, assignment } = state;
  return { kind: 'InProgress', file, grant, choice, assignment, agreementAt: entry.occurredAt, progressReports: 0 };
};

const progressed: Step = (state) => (state.kind === 'InProgress' ? { ...state, progressReports: state.progressReports + 1 } : state);

const closed: Step = (state, entry) => {
  if (state.kind !== 'InProgress') return state;
  const { file, grant, choice, assignment } = state;
  const { result, closedOn } = dataOf<typeof caseClosedV1>(entry);
  return { kind: 'Closed', file, grant, choice, assignment, result, closedOn };
};

const STEPS: Readonly<Record<string, Step>> = {
  'intake.ApplicationReceived': received,
  'intake.ApplicationReceivedCorrected': received,
  'intake.ApplicationWithdrawn': ended,
  'intake.ApplicationDeemedWithdrawn': ended,
  'intake.ApplicationClosedAsDuplicate': ended,
  'eligibility.AidGranted': granted,
  'eligibility.AidRefused': ended,
  'assignment.AssignmentOpened': opened,
  'assignment.RecipientChoiceRecorded': choiceRecorded,
  'assignment.ConflictRecorded': conflictRecorded,
  'assignment.ProviderAssigned': assigned,
  'assignment.DrawVoided': drawVoided,
  'assignment.AssignmentAccepted': accepted,
  'assignment.AssignmentDeclined': declined,
  'assignment.AgreementSigned': agreed,
  'assignment.ProgressReported': progressed,
  'assignment.CaseClosed': closed,
};

/** Folds one entry of a case file, whichever context wrote it. */
export function evolveAssignment(state: AssignmentState, entry: RecordedEntry): AssignmentState {
  const next = STEPS[entry.type]?.(state, entry) ?? state;
  return withFile(next, { agency: entry.agency, deadlines: evolveDeadlines(next.file.deadlines, entry) });
}
