import { type PolicyVersion } from '@juanzong/kernel';
import type { PolicyBook } from '../book.js';
import type { Ground } from '../kinds/common.js';
import { isPolicyMissing, type PolicyMissing } from '../missing.js';
import { type At, packsInForce, resolve, versionsOf } from '../resolve.js';
import { traceLine, type TraceLine } from '../trace.js';

/** A ground of termination as the packs in force have it. */
export interface TerminationGround {
  readonly ground: Ground;
  /** In a notified case: only with what the organ says of it. */
  readonly organConsent: boolean;
  readonly trace: TraceLine;
  readonly used: readonly PolicyVersion[];
}

/** The ground of this code (LAW 48 and what regions add); undefined where no pack in force knows it. */
export function terminationGround(book: PolicyBook, at: At, code: string): TerminationGround | undefined | PolicyMissing {
  const packs = resolve(book, 'termination', at);
  if (isPolicyMissing(packs)) return packs;
  const known = packs.flatMap((pack) => pack.params.grounds.filter((one) => one.code === code).map((ground) => ({ pack, ground })));
  const [first] = known;
  if (!first) return undefined;
  const organConsent = packs.some(({ params }) => params.organConsentFor.includes(code));
  return { ground: first.ground, organConsent, trace: traceLine(first.pack, 'yes', { ground: code }, first.ground), used: versionsOf(packs) };
}

/** Whether an objection may be filed late at all; the most specific pack answers. */
export function lateObjection(book: PolicyBook, at: At): { readonly withGoodReason: boolean; readonly used: readonly PolicyVersion[] } | PolicyMissing {
  const packs = resolve(book, 'objection-procedure', at);
  if (isPolicyMissing(packs)) return packs;
  return { withGoodReason: packs[0].params.lateFiling === 'WITH_GOOD_REASON', used: versionsOf([packs[0]]) };
}

export interface CostRecovery {
  readonly costOfAid: boolean;
  /** In fen. */
  readonly maximumFine: number;
  readonly trace: (saw: TraceLine['saw'], allowed: boolean) => TraceLine;
  readonly used: readonly PolicyVersion[];
}

/** What may be ordered (LAW 64); a law's cap is the same everywhere, so the lowest of several holds. */
export function costRecovery(book: PolicyBook, at: At): CostRecovery | PolicyMissing {
  const packs = resolve(book, 'cost-recovery', at);
  if (isPolicyMissing(packs)) return packs;
  const lowest = packs.reduce((low, pack) => (pack.params.maximumFineFen < low.params.maximumFineFen ? pack : low));
  return {
    costOfAid: packs.every(({ params }) => params.costOfAid), maximumFine: lowest.params.maximumFineFen,
    trace: (saw, allowed) => traceLine(lowest, allowed ? 'yes' : 'no', saw), used: versionsOf(packs),
  };
}

/** Who bears the cost of advance aid to somebody who was not eligible: the applicant only where a pack says so. */
export function advanceAidSettlement(book: PolicyBook, at: At): { readonly costBorneByApplicant: boolean; readonly trace: readonly TraceLine[]; readonly used: readonly PolicyVersion[] } {
  const packs = packsInForce(book, 'advance-aid-settlement', at);
  const trace = packs.map((pack) => traceLine(pack, pack.params.costBorneByApplicant ? 'yes' : 'no', { costBorneByApplicant: pack.params.costBorneByApplicant }));
  return { costBorneByApplicant: packs[0]?.params.costBorneByApplicant ?? false, trace, used: versionsOf(packs) };
}

/** Fewer than this many days before a limitation ends make a case urgent (LAW 44 (1)); the widest of the packs. */
export function limitationDays(book: PolicyBook, at: At): number | PolicyMissing {
  const packs = resolve(book, 'advance-aid', at);
  return isPolicyMissing(packs) ? packs : Math.max(...packs.map(({ params }) => params.limitationWithinDays));
}
