import { type CommandContext, type EventId, type Instant, occurredInstant, type OccurredAt } from '@juanzong/kernel';
import type { OpenDeadline } from './open-deadlines.js';

/** The facts of a deadline, as data of the entries that a context writes under its own name. */
export interface DeadlineMetData {
  readonly deadlineId: string;
  readonly ruleId: string;
  readonly metBy: string;
  readonly late: boolean;
}

/** The duty was done by the entry `metBy` that happened at `when`; late if that was after the due instant. */
export const metData = ({ deadline }: OpenDeadline, metBy: EventId, when: OccurredAt): DeadlineMetData => ({
  deadlineId: deadline.deadlineId, ruleId: deadline.ruleId, metBy, late: occurredInstant(when) > deadline.dueAt,
});

/** What a fired deadline becomes, exactly once; undefined where the duty was met already, the clock is paused, or a newer generation runs. */
export function missedData(open: OpenDeadline | undefined, generation: number, context: CommandContext) {
  if (!open || open.pausedAt !== undefined || open.deadline.generation !== generation || context.now <= open.deadline.dueAt) return undefined;
  const { deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded } = open.deadline;
  return { deadlineId, ruleId, owner, dueAt, dueDate, passedWhenRecorded };
}

/** The clock stops at `pausedAt`: a new generation, so that a timer of the old one fires into nothing. */
export const pausedData = ({ deadline }: OpenDeadline, pausedAt: Instant, reason: string) => ({
  deadlineId: deadline.deadlineId, generation: deadline.generation + 1, pausedAt, reason,
});

