import type { Deadline } from '@juanzong/common-contracts';
import { evolveDeadlines } from '@juanzong/common-domain';
import type {
  aidTerminatedV1, decisionProposedV1, hardshipFindingReusedV1, instantProcessingDecidedV1, meansVerifiedV1, objectionFiledV1,
} from '@juanzong/eligibility-contracts';
import type { applicationReceivedCorrectedV1, applicationReceivedV1 } from '@juanzong/intake-contracts';
import { agencyCode, type DataOf, occurredDate, type RecordedEntry } from '@juanzong/kernel';
import type { EligibilityState, Examination, InState, Means, OpenedState } from './assessment.state.js';

const dataOf = <C>(entry: RecordedEntry): DataOf<C> => entry.data as DataOf<C>;
type Step = (state: OpenedState, entry: RecordedEntry) => OpenedState;
const ended: Step = (state) => ({ ...state, status: 'Ended' });
const whenDecided = (step: (state: InState<'Decided'>, entry: RecordedEntry) => OpenedState): Step => (state, entry) => (state.status === 'Decided' ? step(state, entry) : state);

const examined: Step = (state, entry) => {
  const { proposal: _proposal, ...rest } = state as InState<'Proposed'>;
  return { ...rest, status: 'Examined', examination: entry.data as Examination };
};

const meansKnown: Step = (state, entry) => {
  const { method, householdSize, monthlyIncomeFen, assetsFen } = dataOf<typeof meansVerifiedV1 | typeof hardshipFindingReusedV1>(entry);
  const means: Means = { entry: entry.eventId, method, householdSize, monthlyIncomeFen, assetsFen };
  return state.status === 'Examined' ? { ...state, means } : state;
};

const proposed: Step = (state, entry) => {
  const { outcome, reasons, trace } = dataOf<typeof decisionProposedV1>(entry);
  return state.status === 'Examined' ? { ...state, status: 'Proposed', proposal: { outcome, reasons, trace, proposedBy: entry.actor.id } } : state;
};

const returned: Step = (state) => {
  if (state.status !== 'Proposed') return state;
  const { proposal: _returned, ...rest } = state;
  return { ...rest, status: 'Examined' };
};

/** A decision takes the place of the one before: nothing of that one's service, objection or ground holds for it. */
const decided = (outcome: InState<'Decided'>['outcome']): Step => (state, entry) => {
  const { examination, means } = state as Partial<InState<'Decided'>>;
  const { agency, origin, application, receivedOn, deadlines, acceptance, instant, advance, lawyerId } = state;
  const before = state.status === 'Decided' ? state : undefined;
  return {
    status: 'Decided', agency, origin, application, receivedOn, deadlines, outcome, decision: entry.eventId, decidedOn: occurredDate(entry.occurredAt), served: false,
    closed: outcome !== 'GRANTED' && (before?.closed ?? false), recovered: before?.recovered ?? false,
    ...(acceptance && { acceptance }), ...(instant && { instant }), ...(advance && { advance }), ...(lawyerId !== undefined && { lawyerId }), ...(examination && { examination }), ...(means && { means }),
    ...(outcome === 'TERMINATED' ? { ground: dataOf<typeof aidTerminatedV1>(entry).ground, ...(before?.falsehood && { falsehood: before.falsehood }) } : {}),
  };
};

const objected: Step = whenDecided((state, entry) => {
  const { against } = dataOf<typeof objectionFiledV1>(entry);
  return { ...state, objection: { entry: entry.eventId, against: against as typeof entry.eventId, filedBy: entry.actor.id, status: 'OPEN' } };
});
const objectionEnded = (status: 'WITHDRAWN' | 'DECIDED'): Step => whenDecided((state) => (state.objection ? { ...state, objection: { ...state.objection, status } } : state));

/** The time to object runs from service; its last day is kept, for the clock itself ends with the first objection. */
const dated: Step = whenDecided((state, entry) => {
  const { deadline } = entry.data as { readonly deadline: Deadline };
  return deadline.ruleId === 'objection-filing' ? { ...state, filingEnds: deadline.dueDate } : state;
});

const withoutLawyer: Step = (state) => {
  const { lawyerId: _gone, ...rest } = state;
  return rest;
};

const STEPS: Readonly<Record<string, Step>> = {
  'intake.MaterialsSupplied': (state, entry) => {
    const { materials } = entry.data as { materials: string[] };
    return { ...state, application: { ...state.application, materials: [...new Set([...state.application.materials, ...materials])] } };
  },
  'intake.ApplicationAccepted': (state, { eventId, occurredAt }) => ({ ...state, status: 'Accepted', acceptance: { entry: eventId, occurredAt } }),
  'intake.ApplicationWithdrawn': ended,
  'intake.ApplicationDeemedWithdrawn': ended,
  'intake.ApplicationClosedAsDuplicate': ended,
  'eligibility.InstantProcessingDecided': (state, entry) => {
    const { applies, onePersonMayDecide, dueOn } = dataOf<typeof instantProcessingDecidedV1>(entry);
    return { ...state, instant: { applies, onePersonMayDecide, dueOn } };
  },
  'eligibility.Examined': examined,
  'eligibility.MeansVerified': meansKnown,
  'eligibility.HardshipFindingReused': meansKnown,
  'eligibility.DecisionProposed': proposed,
  'eligibility.DecisionReturned': returned,
  'eligibility.AdvanceAidGranted': (state, { eventId, occurredAt }) => ({ ...state, advance: { entry: eventId, occurredAt } }),
  'eligibility.AdvanceAidSettled': (state) => {
    const { advance: _settled, ...rest } = state;
    return rest;
  },
  'eligibility.AidGranted': decided('GRANTED'),
  'eligibility.AidRefused': decided('REFUSED'),
  'eligibility.AidTerminated': decided('TERMINATED'),
  'eligibility.DecisionServed': whenDecided((state) => ({ ...state, served: true })),
  'eligibility.ObjectionFiled': objected,
  'eligibility.ObjectionWithdrawn': objectionEnded('WITHDRAWN'),
  'eligibility.ObjectionDecided': objectionEnded('DECIDED'),
  'eligibility.CommitmentFoundFalse': whenDecided((state, { eventId }) => ({ ...state, falsehood: eventId })),
  'eligibility.CostRecoveryOrdered': whenDecided((state) => ({ ...state, recovered: true })),
  'eligibility.DeadlineStarted': dated,
  'eligibility.DeadlineRecomputed': dated,
  'cross-region-transfer.DeadlineHandedOver': dated,
  'assignment.ProviderAssigned': (state, entry) => ({ ...state, lawyerId: (entry.data as { lawyerId: string }).lawyerId }),
  'assignment.AssignmentDeclined': withoutLawyer,
  'assignment.ProviderRelieved': withoutLawyer,
  'assignment.CaseClosed': whenDecided((state) => ({ ...state, closed: true })),
};

/** Folds the application and its acceptance from intake, who has the case from assignment, and eligibility's own entries. */
export function evolve(state: EligibilityState, entry: RecordedEntry): EligibilityState {
  if (state.status === 'NotOpened') return opened(entry) ?? state;
  const next: OpenedState = { ...state, agency: agencyCode(entry.agency), deadlines: evolveDeadlines(state.deadlines, entry) };
  return STEPS[entry.type]?.(next, entry) ?? next;
}

function opened(entry: RecordedEntry): EligibilityState | undefined {
  if (entry.type !== 'intake.ApplicationReceived' && entry.type !== 'intake.ApplicationReceivedCorrected') return undefined;
  const { origin, application } = entry.data as DataOf<typeof applicationReceivedV1> | DataOf<typeof applicationReceivedCorrectedV1>;
  return { status: 'NotAccepted', agency: agencyCode(entry.agency), origin, application, receivedOn: occurredDate(entry.occurredAt), deadlines: {} };
}
