import type { WorkCalendar } from '@juanzong/calendar';
import type { Deadline } from '@juanzong/common-contracts';
import { type AgencyCode, type CommandContext, dateOf, type Instant, type PinnedRules } from '@juanzong/kernel';
import { computeDeadline, type DeadlineRule, isPolicyMissing, type PolicyMissing } from '@juanzong/policy';
import { datedFromStart, withCandidates } from './dated-candidates.js';
import type { OpenDeadline } from './open-deadlines.js';
import { passedBefore } from './recompute-deadline.js';
import type { RuleInput } from './rule-input.js';
import { candidatesOf } from './start-deadline.js';

export interface HandingOver {
  /** The agency that owns the file from now on; its region's packs apply. */
  readonly to: AgencyCode;
  /** The instant that the new owner's period is reckoned from; from where it was before, with its pauses, if absent. */
  readonly restartAt?: Instant;
}

export interface HandedOver {
  readonly data: { readonly deadline: Deadline; readonly from: string; readonly to: string };
  readonly rules: PinnedRules;
}

/**
 * The clock goes with the file to another agency: the packs of the new owner date it anew, in a new generation. What stood still
 * before stays so; a pause that is over counts only where the period is still reckoned from before it. Whether it had passed
 * is not hidden by handing it over.
 */
export function handedOverData({ deadline: before }: OpenDeadline, { to, restartAt }: HandingOver, { book, calendar }: RuleInput, { now }: Pick<CommandContext, 'now'>): HandedOver | PolicyMissing {
  const startedAt = restartAt ?? (before.startedAt as Instant);
  const computed = computeDeadline(book, before.ruleId as DeadlineRule, { region: to, date: dateOf(startedAt) }, startedAt, calendar);
  if (isPolicyMissing(computed)) return computed;
  const reckoned: Deadline = {
    ...before, owner: to, startedAt, pausedBy: computed.pausedBy.map(({ reason, pack, verified }) => ({ reason, rule: pack, verified })), generation: before.generation + 1,
  };
  const moved = dated(reckoned, candidatesOf(computed), calendar);
  return {
    data: { deadline: { ...moved, passedWhenRecorded: passedBefore(before, moved, now) }, from: before.owner, to },
    rules: { policyVersions: computed.used, calendarVersion: computed.calendarVersion },
  };
}

const dated = (deadline: Deadline, candidates: Deadline['candidates'], calendar: WorkCalendar): Deadline =>
  withCandidates(deadline, candidates.map((candidate) => datedFromStart(candidate, deadline, calendar)), calendar);
