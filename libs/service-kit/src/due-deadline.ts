/** Which deadline came due, in which generation. */
export interface DueDeadline {
  readonly caseId: string;
  readonly deadlineId: string;
  readonly generation: number;
}

/** A context that keeps deadlines and is told when one comes due or must be computed again. Firing must be idempotent by deadline id and generation. */
export interface DeadlineKeeper {
  fire(due: DueDeadline): Promise<void>;
  /** A calendar was published since the deadline was computed beyond it. Idempotent by deadline id, generation and calendar. */
  recompute(provisional: DueDeadline): Promise<void>;
}
