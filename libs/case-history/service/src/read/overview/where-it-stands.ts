import type { CaseStateCode } from '@juanzong/case-history-contracts';
import type { RecordedEntry } from '@juanzong/kernel';

/** Where a case stands, and what it goes back to when that is over: a forwarding withdrawn, an objection decided. */
export interface Standing {
  readonly state: CaseStateCode;
  readonly held: CaseStateCode[];
}

/** The next step of its life: nothing is gone back to. */
const MOVES_TO: Readonly<Record<string, CaseStateCode>> = {
  'intake.SupplementRequested': 'AWAITING_SUPPLEMENT',
  'intake.ApplicationWithdrawn': 'WITHDRAWN',
  'intake.ApplicationDeemedWithdrawn': 'DEEMED_WITHDRAWN',
  'intake.ApplicationClosedAsDuplicate': 'DUPLICATE',
  'intake.ApplicationAccepted': 'ACCEPTED',
  'eligibility.Examined': 'EXAMINED',
  'eligibility.DecisionProposed': 'PROPOSED',
  'eligibility.DecisionReturned': 'EXAMINED',
  'eligibility.AidGranted': 'GRANTED',
  'eligibility.AidRefused': 'REFUSED',
  'assignment.ProviderAssigned': 'ASSIGNED',
  'assignment.AssignmentDeclined': 'GRANTED',
  'assignment.AssignmentAccepted': 'IN_PROGRESS',
  'assignment.ProviderRelieved': 'GRANTED',
  'assignment.CaseClosed': 'CLOSED',
  'quality-review.ArchiveSubmitted': 'ARCHIVE_SUBMITTED',
  'quality-review.ArchiveReturned': 'ARCHIVE_RETURNED',
  'quality-review.ArchiveAccepted': 'ARCHIVED',
  'quality-review.SampledForReview': 'UNDER_REVIEW',
  'quality-review.ReviewClosed': 'ARCHIVED',
};

/** Something that comes between: afterwards the case stands where it stood. */
const INTERPOSES: Readonly<Record<string, CaseStateCode>> = {
  'cross-region-transfer.ForwardProposed': 'FORWARD_PROPOSED',
  'eligibility.ObjectionFiled': 'OBJECTION',
  'eligibility.AidTerminated': 'TERMINATED',
};

/** The same interposition, a step further. */
const GOES_ON_AS: Readonly<Record<string, CaseStateCode>> = {
  'cross-region-transfer.Forwarded': 'FORWARDED',
  'cross-region-transfer.ForwardDisputed': 'DISPUTED',
};

const ENDS_WHAT_CAME_BETWEEN: Readonly<Record<string, readonly CaseStateCode[]>> = {
  'cross-region-transfer.ProposalWithdrawn': ['FORWARD_PROPOSED'],
  'cross-region-transfer.ForwardAccepted': ['FORWARDED', 'DISPUTED'],
  'cross-region-transfer.Designated': ['DISPUTED', 'FORWARDED'],
  'eligibility.ObjectionWithdrawn': ['OBJECTION'],
  'eligibility.ObjectionDecided': ['OBJECTION'],
};

/** A lawyer is at work already, on advance aid: the examination beside it does not take the case back. */
const AT_WORK: ReadonlySet<CaseStateCode> = new Set(['ASSIGNED', 'IN_PROGRESS']);
const BESIDE_THE_WORK: ReadonlySet<string> = new Set(['eligibility.Examined', 'eligibility.DecisionProposed', 'eligibility.DecisionReturned', 'eligibility.AidGranted', 'intake.ApplicationAccepted']);

/** Where the case stands after an entry. */
export function whereItStands({ state, held }: Standing, { type, data }: Pick<RecordedEntry, 'type' | 'data'>): Standing {
  if (ENDS_WHAT_CAME_BETWEEN[type]?.includes(state)) {
    const back = goneBack({ state, held });
    return (data as { outcome?: string }).outcome === 'TERMINATION_REVOKED' ? beforeTermination(back) : back;
  }
  const between = INTERPOSES[type];
  if (between !== undefined) return state === between ? { state, held } : { state: between, held: [...held, state] };
  const further = GOES_ON_AS[type];
  if (further !== undefined) return { state: further, held };
  const next = MOVES_TO[type];
  if (next === undefined || (AT_WORK.has(state) && BESIDE_THE_WORK.has(type))) return { state, held };
  // What follows a termination keeps where the case stood: it may be revoked.
  return { state: next, held: state === 'TERMINATED' ? [...held, state] : held.includes('TERMINATED') ? held : [] };
}

/** A termination that is revoked is over, with the closing and the archive that followed it: the case goes on where it stood before. */
const beforeTermination = ({ state, held }: Standing): Standing => {
  const at = [...held, state].lastIndexOf('TERMINATED');
  return at > 0 ? { state: held[at - 1] ?? state, held: held.slice(0, at - 1) } : { state, held };
};

const goneBack = ({ state, held }: Standing): Standing => ({ state: held.at(-1) ?? state, held: held.slice(0, -1) });
