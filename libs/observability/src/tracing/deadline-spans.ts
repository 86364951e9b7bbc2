import type { Spans } from './spans.js';
import { traceIdOf } from './trace-ids.js';

/** A deadline that came due. */
export interface FiredDeadline {
  readonly caseId: string;
  readonly deadlineId: string;
  readonly generation: number;
}

/** Spans of deadlines that are fired. What follows has the deadline's id as its correlation id, and is therefore one trace. */
export class DeadlineSpans {
  constructor(private readonly spans: Spans) {}

  firing(context: string, { caseId, deadlineId, generation }: FiredDeadline, work: () => Promise<void>): Promise<void> {
    const attributes = { 'juanzong.context': context, 'juanzong.case_id': caseId, 'juanzong.deadline_id': deadlineId, 'juanzong.generation': generation };
    return this.spans.around('fire deadline', { traceId: traceIdOf(deadlineId), attributes }, work);
  }
}
