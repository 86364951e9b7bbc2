import type { FELL_AWAY_REASONS } from '@juanzong/common-contracts';
import { type CommandContext, type EventId, type Instant, occurredInstant, type OccurredAt } from '@juanzong/kernel';
import type { OpenDeadline } from './open-deadlines.js';

export type FellAwayReason = (typeof FELL_AWAY_REASONS)[number];

/** The facts of a deadline, as data of the entries that a context writes under its own name. */
export interface DeadlineMetData {
  readonly deadlineId: string;
  readonly ruleId: string;
  readonly metBy: string;
  readonly late: boolean;
}

/** The due instant had passed: while the clock stands still it does not, unless it had before. */
const lateAt = ({ deadline, pausedAt }: OpenDeadline, when: OccurredAt): boolean => {
  const at = occurredInstant(when);
  return (pausedAt !== undefined && pausedAt < at ? pausedAt : at) > deadline.dueAt;
};

/** The duty was done by the entry `metBy` that happened at `when`; late if that was after the due instant. */
export const metData = (open: OpenDeadline, metBy: EventId, when: OccurredAt): DeadlineMetData => ({
  deadlineId: open.deadline.deadlineId, ruleId: open.deadline.ruleId, metBy, late: lateAt(open, when),
});

/** Nobody owes the duty any more, because of the entry `because` that happened at `when`. */
export const fellAwayData = (open: OpenDeadline, because: EventId, when: OccurredAt, reason: FellAwayReason) => ({
  deadlineId: open.deadline.deadlineId, ruleId: open.deadline.ruleId, because, reason, late: lateAt(open, when),
});

/**
 * What a fired deadline becomes, exactly once; undefined where the duty was met already, the clock is paused, a newer
 * generation runs, or it had passed when it was recorded: what was done then may be recorded yet.
 */
export function missedData(open: OpenDeadline | undefined, generation: number, context: CommandContext) {
  if (!open || open.pausedAt !== undefined || open.deadline.generation !== generation || context.now <= open.deadline.dueAt) return undefined;
  const { deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded } = open.deadline;
  if (passedWhenRecorded) return undefined;
  return { deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded };
}

/** The clock stops at `pausedAt`: a new generation, so that a timer of the old one fires into nothing. */
export const pausedData = ({ deadline }: OpenDeadline, pausedAt: Instant, reason: string) => ({
  deadlineId: deadline.deadlineId, generation: deadline.generation + 1, pausedAt, reason,
});
