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

/** A forwarding that is under way; one step of it takes the place of the one before, and between agencies the file may be asked for and handed papers. */
const BETWEEN_AGENCIES: Readonly<Record<string, CaseStateCode>> = {
  'cross-region-transfer.ForwardProposed': 'FORWARD_PROPOSED',
  'cross-region-transfer.Forwarded': 'FORWARDED',
  'cross-region-transfer.ForwardDisputed': 'DISPUTED',
};
const FORWARDING: ReadonlySet<CaseStateCode> = new Set(Object.values(BETWEEN_AGENCIES));
const ENDS_THE_FORWARDING: ReadonlySet<string> = new Set(['cross-region-transfer.ProposalWithdrawn', 'cross-region-transfer.ForwardAccepted', 'cross-region-transfer.Designated']);
const ENDS_THE_OBJECTION: ReadonlySet<string> = new Set(['eligibility.ObjectionWithdrawn', 'eligibility.ObjectionDecided']);

/** A lawyer is at work already, on advance aid: the examination beside it does not take the case back. */
const AT_WORK: ReadonlySet<CaseStateCode> = new Set(['ASSIGNED', 'IN_PROGRESS']);
const BESIDE_THE_WORK: ReadonlySet<string> = new Set([
  'intake.SupplementRequested', 'intake.ApplicationAccepted', 'eligibility.Examined', 'eligibility.DecisionProposed', 'eligibility.DecisionReturned', 'eligibility.AidGranted',
]);

type Told = Pick<RecordedEntry, 'type' | 'data'>;

/** Where the case stands after an entry. */
export function whereItStands(standing: Standing, entry: Told): Standing {
  const { state, held } = standing;
  const between = BETWEEN_AGENCIES[entry.type];
  if (between !== undefined) return FORWARDING.has(state) ? { state: between, held } : over(standing, between);
  if (ENDS_THE_FORWARDING.has(entry.type)) return FORWARDING.has(state) ? goneBack(standing) : standing;
  if (entry.type === 'eligibility.ObjectionFiled') return over(standing, 'OBJECTION');
  if (entry.type === 'eligibility.AidTerminated') return over(standing, 'TERMINATED');
  if (ENDS_THE_OBJECTION.has(entry.type)) {
    const back = state === 'OBJECTION' ? goneBack(standing) : standing;
    return (entry.data as { outcome?: string }).outcome === 'TERMINATION_REVOKED' ? beforeTermination(back) : back;
  }
  // What goes on beneath an objection, and the papers beside a forwarding, is what the case goes back to.
  const papers = entry.type === 'intake.SupplementRequested' || entry.type === 'intake.MaterialsSupplied';
  return state === 'OBJECTION' || (FORWARDING.has(state) && papers) ? over(moved(goneBack(standing), entry), state) : moved(standing, entry);
}

function moved(standing: Standing, { type, data }: Told): Standing {
  const { state, held } = standing;
  const supplied = type === 'intake.MaterialsSupplied' && state === 'AWAITING_SUPPLEMENT' && (data as { stillMissing: readonly string[] }).stillMissing.length === 0;
  const next = supplied ? 'RECEIVED' : MOVES_TO[type];
  if (next === undefined || (AT_WORK.has(state) && BESIDE_THE_WORK.has(type))) return standing;
  // What follows a termination keeps where the case stood: it may be revoked.
  return { state: next, held: state === 'TERMINATED' ? [...held, state] : held.includes('TERMINATED') ? held : [] };
}

/** A termination that is revoked is over, with the closing and the archive that followed it: the case goes on where it stood before. */
const beforeTermination = ({ state, held }: Standing): Standing => {
  const at = [...held, state].lastIndexOf('TERMINATED');
  return at > 0 ? { state: held[at - 1] ?? state, held: held.slice(0, at - 1) } : { state, held };
};

/** Something that comes between: afterwards the case stands where it stood. */
const over = ({ state, held }: Standing, between: CaseStateCode): Standing => (state === between ? { state, held } : { state: between, held: [...held, state] });
const goneBack = ({ state, held }: Standing): Standing => ({ state: held.at(-1) ?? state, held: held.slice(0, -1) });
