import { type Actor, type RecordedEntry, refuse, type Refusal } from '@juanzong/kernel';
import { supervises } from './scope.js';

/** What access to a case hangs on: who owns it, who has been assigned to it, and who else has a part in it. */
export interface CaseAccess {
  readonly caseId: string;
  readonly agency: string;
  readonly lawyerId: string | null;
  /** Agencies that owned the file before, or that a forwarding is proposed to. */
  readonly alsoAgencies: readonly string[];
  readonly reviewers: readonly string[];
  /** Who opened the file: an organ sees what it forwarded itself. */
  readonly openedBy: string;
}

const AGENCIES_IN_A_FORWARDING: ReadonlySet<string> = new Set(['cross-region-transfer.ForwardProposed', 'cross-region-transfer.Forwarded', 'cross-region-transfer.Designated']);

/** What the entries of a file say about who has a part in it; undefined for a file without entries. */
export function accessOf(caseId: string, entries: readonly RecordedEntry[]): CaseAccess | undefined {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return undefined;
  let lawyerId: string | null = null;
  const agencies = new Set<string>();
  const reviewers = new Set<string>();
  for (const { type, data, agency } of entries) {
    agencies.add(agency);
    const said = data as { lawyerId?: string; to?: string; reviewers?: readonly (string | { reviewerId?: string })[]; reviewerId?: string; arbiter?: string | { reviewerId?: string } };
    if (type === 'assignment.ProviderAssigned') lawyerId = said.lawyerId ?? null;
    if (type === 'assignment.AssignmentDeclined' || type === 'assignment.ProviderRelieved') lawyerId = null;
    if (AGENCIES_IN_A_FORWARDING.has(type) && said.to !== undefined) agencies.add(said.to);
    if (type === 'quality-review.ReviewersAppointed' || type === 'quality-review.ArbiterAppointed') for (const one of reviewersIn(said)) reviewers.add(one);
  }
  return { caseId, agency: last.agency, lawyerId, alsoAgencies: [...agencies].filter((code) => code !== last.agency), reviewers: [...reviewers], openedBy: first.actor.id };
}

function reviewersIn({ reviewers = [], reviewerId, arbiter }: { reviewers?: readonly (string | { reviewerId?: string })[]; reviewerId?: string; arbiter?: string | { reviewerId?: string } }): string[] {
  return [...reviewers, reviewerId, arbiter].flatMap((one) => (typeof one === 'string' ? one : (one?.reviewerId ?? [])));
}

/**
 * Operators and auditors see every case (personal data masked), an agency's staff their own agency's and those that are or were
 * forwarded between it and another, a supervising authority its region's, a lawyer those assigned to them, a reviewer those to be
 * reviewed, a recipient their own, an organ those it forwarded. Undefined: may see.
 */
export function mayNotSee(access: CaseAccess, actor: Actor): Refusal | undefined {
  return sees(access, actor) ? undefined : refuse('case-history.not-yours', { agency: access.agency });
}

function sees({ caseId, agency, lawyerId, alsoAgencies, reviewers, openedBy }: CaseAccess, actor: Actor): boolean {
  switch (actor.role) {
    case 'lawyer':
      return lawyerId !== null && actor.id === `lawyer:${lawyerId}`;
    case 'reviewer':
      return reviewers.some((one) => actor.id === `reviewer:${one}`);
    case 'recipient':
      return actor.id === `recipient:${caseId}`;
    case 'organ':
      return actor.id === openedBy;
    case 'supervisor':
      return [agency, ...alsoAgencies].some((one) => supervises(actor, one));
    default:
      return actor.agency === undefined || [agency, ...alsoAgencies].includes(actor.agency);
  }
}

const STAFF: readonly string[] = ['clerk', 'examiner', 'approver', 'assigner', 'quality-officer'];

/**
 * The owning agency's staff, the supervising authority above it, an appointed reviewer and an auditor may open what names a
 * person; every opening is logged with its reason.
 */
export function mayReveal(actor: Actor, { agency, reviewers }: CaseAccess): boolean {
  if (actor.role === 'reviewer') return reviewers.some((one) => actor.id === `reviewer:${one}`);
  return actor.role === 'auditor' || supervises(actor, agency) || (STAFF.includes(actor.role) && actor.agency === agency);
}
