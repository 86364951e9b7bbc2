import type { DrawCriteria, Exclusion } from '@juanzong/assignment-contracts';
import type { PolicyVersion } from '@juanzong/kernel';
import { isPolicyMissing, type PolicyBook, type PolicyMissing } from '@juanzong/policy';
import { appliedFilters } from './filters/applied-filters.js';
import { type Examined, examine } from './filters/examine.js';
import type { RosterState } from './roster.state.js';
import { rotationOrder } from './rotation-order.js';

export interface DrawResult {
  /** Absent where nobody is left. */
  readonly chosen?: Examined;
  readonly mode: 'BY_RECIPIENT_CHOICE' | 'BY_ROTATION';
  readonly order: readonly string[];
  readonly candidatesCount: number;
  readonly exclusions: readonly Exclusion[];
  readonly used: readonly PolicyVersion[];
}

const notInPool = (lawyerId: string): Exclusion => ({ lawyerId, reasons: [{ code: 'NOT_IN_POOL', params: { lawyerId } }], trace: [] });

/**
 * Who is to be assigned: the lawyer whom the recipient wishes for, if the filters let them pass, otherwise the first
 * of the rotation whom they let pass. Every member who fails is named with all reasons.
 */
export function draw(roster: RosterState, criteria: DrawCriteria, book: PolicyBook): DrawResult | PolicyMissing {
  const applied = appliedFilters(book, criteria);
  if (isPolicyMissing(applied)) return applied;
  const examined = rotationOrder(roster).map((lawyer) => examine(lawyer, criteria, applied.filters));
  const candidates = examined.filter(({ exclusion }) => exclusion === undefined);
  const wish = criteria.preferredLawyer;
  const preferred = candidates.find(({ lawyer }) => lawyer.lawyerId === wish);
  const strangers = wish !== undefined && !examined.some(({ lawyer }) => lawyer.lawyerId === wish) ? [notInPool(wish)] : [];
  const chosen = preferred ?? candidates[0];
  return {
    ...(chosen ? { chosen } : {}),
    mode: preferred ? 'BY_RECIPIENT_CHOICE' : 'BY_ROTATION',
    order: examined.map(({ lawyer }) => lawyer.lawyerId),
    candidatesCount: candidates.length,
    exclusions: [...strangers, ...examined.flatMap(({ exclusion }) => (exclusion ? [exclusion] : []))],
    used: applied.used,
  };
}
