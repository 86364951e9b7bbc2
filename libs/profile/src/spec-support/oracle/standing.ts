import { lastOf, said, text, type Told } from './told.js';

/** Each step of a life replaces the one before it. */
const LIFE: Readonly<Record<string, string>> = {
  'intake.SupplementRequested': 'AWAITING_SUPPLEMENT', 'intake.ApplicationWithdrawn': 'WITHDRAWN', 'intake.ApplicationDeemedWithdrawn': 'DEEMED_WITHDRAWN',
  'intake.ApplicationClosedAsDuplicate': 'DUPLICATE', 'intake.ApplicationAccepted': 'ACCEPTED',
  'eligibility.Examined': 'EXAMINED', 'eligibility.DecisionProposed': 'PROPOSED', 'eligibility.DecisionReturned': 'EXAMINED', 'eligibility.AidGranted': 'GRANTED', 'eligibility.AidRefused': 'REFUSED',
  'assignment.ProviderAssigned': 'ASSIGNED', 'assignment.AssignmentDeclined': 'GRANTED', 'assignment.AssignmentAccepted': 'IN_PROGRESS', 'assignment.ProviderRelieved': 'GRANTED', 'assignment.CaseClosed': 'CLOSED',
  'quality-review.ArchiveSubmitted': 'ARCHIVE_SUBMITTED', 'quality-review.ArchiveReturned': 'ARCHIVE_RETURNED', 'quality-review.ArchiveAccepted': 'ARCHIVED',
  'quality-review.SampledForReview': 'UNDER_REVIEW', 'quality-review.ReviewClosed': 'ARCHIVED',
};
/** What is asked for and decided while a lawyer works already, on advance aid, does not take the work back. */
const MEANWHILE = ['intake.SupplementRequested', 'intake.ApplicationAccepted', 'eligibility.Examined', 'eligibility.DecisionProposed', 'eligibility.DecisionReturned', 'eligibility.AidGranted'];
const FORWARDING: Readonly<Record<string, string>> = { ForwardProposed: 'FORWARD_PROPOSED', Forwarded: 'FORWARDED', ForwardDisputed: 'DISPUTED' };
const ENDS_IT = ['intake.ApplicationAccepted', 'intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate'];
const TERMINATED = 'eligibility.AidTerminated';

/**
 * The way to where a case stands, the last being it: its life before a termination and after it, and over that a forwarding
 * or an objection that is not over. Nothing is remembered from entry to entry; each part is looked up in the whole file.
 */
export function wayOf(entries: readonly Told[]): string[] {
  // A file that is cut before its application was received stands nowhere, whatever else is dated earlier.
  const start = entries.findIndex(({ type }) => type === 'intake.ApplicationReceived' || type === 'intake.ApplicationReceivedCorrected');
  if (start === -1) return [];
  const told = withoutRevoked(entries.slice(start));
  const ends = told.flatMap(({ type }, i) => (type === TERMINATED ? [i] : []));
  const before = lifeIn(told.slice(0, ends[0]), 'RECEIVED');
  const after = ends.flatMap((end, i) => ['TERMINATED', ...[lifeIn(told.slice(end + 1, ends[i + 1]), '')].filter((life) => life !== '')]);
  return [before, ...after, ...forwardingIn(told), ...objectionIn(told)];
}

/** The file as if what a revocation takes back had not been: everything from the termination up to it. */
function withoutRevoked(told: readonly Told[]): readonly Told[] {
  const at = told.findIndex((entry) => entry.type === 'eligibility.ObjectionDecided' && text(entry, 'outcome') === 'TERMINATION_REVOKED');
  if (at === -1) return told;
  const end = told.slice(0, at).findLastIndex(({ type }) => type === TERMINATED);
  return withoutRevoked([...told.slice(0, end === -1 ? at : end), ...told.slice(at + 1)]);
}

/** The last step of a life that counts. */
function lifeIn(told: readonly Told[], first: string): string {
  const last = told.at(-1);
  if (!last) return first;
  const before = lifeIn(told.slice(0, -1), first);
  if (last.type === 'intake.MaterialsSupplied' && before === 'AWAITING_SUPPLEMENT' && (said(last)['stillMissing'] as unknown[]).length === 0) return 'RECEIVED';
  return MEANWHILE.includes(last.type) && (before === 'ASSIGNED' || before === 'IN_PROGRESS') ? before : (LIFE[last.type] ?? before);
}

function forwardingIn(told: readonly Told[]): string[] {
  const last = told.filter(({ type }) => type.startsWith('cross-region-transfer.') || ENDS_IT.includes(type))
    .filter(({ type }) => !/\.(MaterialsListAgreed|InterviewRecorded|Deadline\w+)$/.test(type)).at(-1);
  const state = FORWARDING[last?.type.split('.')[1] ?? ''];
  return state === undefined ? [] : [state];
}

const objectionIn = (told: readonly Told[]): string[] =>
  (lastOf(told, 'eligibility.ObjectionFiled', 'eligibility.ObjectionWithdrawn', 'eligibility.ObjectionDecided')?.type === 'eligibility.ObjectionFiled' ? ['OBJECTION'] : []);
