import type { Bilingual, CalendarDate, Instant, PolicyVersion } from '@juanzong/kernel';
import { regionCode } from '@juanzong/kernel';
import { dueAt, mayMove, type WorkCalendar } from '@juanzong/calendar';
import type { PolicyBook } from '../book.js';
import { policyMissing, type PolicyMissing } from '../missing.js';
import type { LoadedPack, ParamsOf } from '../pack.js';
import { type At, packsInForce, versionsOf } from '../resolve.js';

export type DeadlineRule = ParamsOf<'deadline'>['ruleId'];

/** Every pack that says something about the rule; each is a candidate. */
export function deadlineCandidates(book: PolicyBook, ruleId: DeadlineRule, at: At): readonly [LoadedPack<'deadline'>, ...LoadedPack<'deadline'>[]] | PolicyMissing {
  const [first, ...rest] = packsInForce(book, 'deadline', at).filter((pack) => pack.params.ruleId === ruleId);
  return first ? [first, ...rest] : policyMissing('deadline', regionCode(at.region), at.date, ruleId);
}

/** What stops the clock, and the pack that says so. */
export interface PauseRule {
  readonly reason: ParamsOf<'deadline-pause'>['pausedBy'][number];
  readonly pack: string;
  readonly verified: boolean;
}

/** One rule's date for a deadline. */
export interface DatedCandidate {
  readonly pack: string;
  readonly contentHash: string;
  readonly verified: boolean;
  readonly article?: string;
  readonly title: Bilingual;
  readonly period: ParamsOf<'deadline'>['period'];
  readonly rollOnHoliday: boolean;
  readonly warnBefore: ParamsOf<'deadline'>['warnBefore'];
  readonly dueAt: Instant;
  readonly dueDate: CalendarDate;
  /** The last day before rolling. */
  readonly lastDay: CalendarDate;
  readonly provisional: boolean;
}

export interface ComputedDeadline {
  readonly ruleId: DeadlineRule;
  readonly dueAt: Instant;
  readonly dueDate: CalendarDate;
  /** The earliest date may move once more of the holiday arrangement is published: by itself, or overtaken by another candidate. */
  readonly calendarProvisional: boolean;
  /** The unit that the winning pack counts in. */
  readonly unit: DatedCandidate['period']['unit'];
  /** The pack that won is verified. */
  readonly verified: boolean;
  /** The earliest first. */
  readonly candidates: readonly DatedCandidate[];
  readonly pausedBy: readonly PauseRule[];
  readonly calendarVersion: string;
  readonly used: readonly PolicyVersion[];
}

/** The earliest first; of two on one day the verified one, so that a recalled figure does not stand before the text that says the same. */
const byDue = (a: DatedCandidate, b: DatedCandidate): number => a.dueAt.localeCompare(b.dueAt) || Number(b.verified) - Number(a.verified) || a.pack.localeCompare(b.pack);

/** Dates every candidate from `start`; the earliest wins (national limit or local promise, whichever ends first). */
export function computeDeadline(book: PolicyBook, ruleId: DeadlineRule, at: At, start: Instant, calendar: WorkCalendar): ComputedDeadline | PolicyMissing {
  const packs = deadlineCandidates(book, ruleId, at);
  if ('refusal' in packs) return packs;
  const dated = (pack: LoadedPack<'deadline'>): DatedCandidate => ({
    pack: pack.id, contentHash: pack.contentHash, verified: pack.verified, title: pack.title,
    ...(pack.source.article === undefined ? {} : { article: pack.source.article }),
    period: pack.params.period, rollOnHoliday: pack.params.rollOnHoliday, warnBefore: pack.params.warnBefore,
    ...dueAt(start, pack.params.period, { rollOnHoliday: pack.params.rollOnHoliday }, calendar),
  });
  const candidates = packs.map(dated).sort(byDue);
  // Sorted, and never empty: there is a first.
  const winner = candidates.reduce((earliest) => earliest);
  const pauses = packsInForce(book, 'deadline-pause', at).filter((pack) => pack.params.ruleId === ruleId);
  const pausedBy = pauses.flatMap((pack) => pack.params.pausedBy.map((reason): PauseRule => ({ reason, pack: pack.id, verified: pack.verified })));
  return {
    ruleId, dueAt: winner.dueAt, dueDate: winner.dueDate, calendarProvisional: mayMove(winner, candidates, calendar), verified: winner.verified,
    unit: winner.period.unit, candidates, pausedBy, calendarVersion: calendar.version, used: versionsOf([...packs, ...pauses]),
  };
}
