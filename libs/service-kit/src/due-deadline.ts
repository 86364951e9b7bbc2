/** Which deadline came due, in which generation. */
export interface DueDeadline {
  readonly caseId: string;
  readonly deadlineId: string;
  readonly generation: number;
}

/** A context that keeps deadlines and is told when one comes due. Must be idempotent by deadline id and generation. */
export interface DeadlineKeeper {
  fire(due: DueDeadline): Promise<void>;
}
