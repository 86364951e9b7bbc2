import { allOf, lastOf, momentOf, text, type Said, type Told } from './told.js';

const CONTEXT = 'cross-region-transfer';
const of = (name: string): string => `${CONTEXT}.${name}`;
const ENDS_THE_CASE = ['intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'intake.ApplicationClosedAsDuplicate'];
const SETTLES: Readonly<Record<string, string>> = {
  [of('ForwardProposed')]: 'PROPOSED', [of('ProposalWithdrawn')]: 'WITHDRAWN', [of('Forwarded')]: 'FORWARDED', [of('ForwardAccepted')]: 'ACCEPTED', [of('ForwardDisputed')]: 'DISPUTED', [of('Designated')]: 'DESIGNATED',
};

/** A row for each forwarding of a case: what the file says from its proposal to the next one. */
export function forwardingsOf(file: readonly Told[]): Said[] {
  const starts = file.flatMap(({ type }, i) => (type === of('ForwardProposed') ? [i] : []));
  return starts.flatMap((start, i) => rowOf(file.slice(start, starts[i + 1])));
}

/** Recomputed from the first entry on, down to the one before the last. */
function statusOf(told: readonly Told[]): string {
  const last = told.at(-1);
  if (!last) return 'PROPOSED';
  const settled = SETTLES[last.type];
  if (settled !== undefined) return settled;
  const before = statusOf(told.slice(0, -1));
  if (last.type === 'intake.ApplicationAccepted' && before === 'FORWARDED') return 'ACCEPTED';
  return ENDS_THE_CASE.includes(last.type) && ['PROPOSED', 'FORWARDED', 'DISPUTED'].includes(before) ? 'ENDED' : before;
}

function rowOf(told: readonly Told[]): Said[] {
  const [proposed, last] = [told[0], told.at(-1)];
  if (!proposed || !last) return [];
  const at = (entry: Told | undefined): string | null => (entry ? momentOf(entry.occurredAt) : null);
  const acceptsBy = (entry: Told, i: number): boolean => entry.type === 'intake.ApplicationAccepted' && statusOf(told.slice(0, i)) === 'FORWARDED';
  const answered = told.filter((entry, i) => [of('ProposalWithdrawn'), of('ForwardAccepted'), of('ForwardDisputed')].includes(entry.type) || acceptsBy(entry, i)).at(-1);
  const disputeOrAnswer = lastOf(told, of('ForwardDisputed'), of('ForwardAccepted'));
  const dispute = disputeOrAnswer?.type === of('ForwardDisputed') ? disputeOrAnswer : undefined;
  return [{
    forwardingId: proposed.eventId, caseId: last.caseId, sender: text(proposed, 'from'), competent: text(proposed, 'to'), status: statusOf(told), owner: last.agency,
    materialsAgreed: allOf(told, of('MaterialsListAgreed')).length > 0, interviewRecorded: allOf(told, of('InterviewRecorded')).length > 0,
    authority: text(dispute, 'authority'), claims: text(dispute, 'claims'), designated: text(lastOf(told, of('Designated')), 'to'),
    proposedAt: at(proposed), forwardedAt: at(lastOf(told, of('Forwarded'))), answeredAt: at(answered), revision: last.revision,
  }];
}
