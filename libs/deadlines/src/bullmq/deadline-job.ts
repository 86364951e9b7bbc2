import { epochMs, type Instant } from '@juanzong/kernel';
import type { BulkJobOptions } from 'bullmq';
import type { DeadlineRow } from '../open-deadline.entity.js';
import { generationKey } from '../running-deadlines.js';

/** What a job carries: enough for an operator to see which deadline it is. What is fired is read from the table. */
export interface DeadlineJob {
  readonly deadlineId: string;
  readonly generation: number;
  readonly caseId: string;
  readonly dueAt: string;
}

export interface JobPlan {
  /** Tries in a row, each after twice the rest of the one before; what fails them all is kept as failed and tried again at long intervals. */
  readonly attempts: number;
  readonly firstRestMs: number;
  /** How long a job that was done is remembered, so that nobody sends its command again while the table still shows it open. */
  readonly rememberMs: number;
}

export const queueName = (context: string): string => `deadlines-${context}`;

const JITTER = 0.2;

/** The job of an open deadline, as it is added at `now`. Its id is the deadline's and its generation: adding it twice adds one. */
export function jobOf(row: DeadlineRow, now: Instant, plan: JobPlan): { name: string; data: DeadlineJob; opts: BulkJobOptions } {
  return {
    name: row.ruleId,
    data: { deadlineId: row.deadlineId, generation: row.generation, caseId: row.caseId, dueAt: row.dueAt },
    opts: {
      jobId: generationKey(row),
      delay: Math.max(0, epochMs(row.dueAt as Instant) - epochMs(now) + 1),
      attempts: plan.attempts,
      backoff: { type: 'exponential', delay: plan.firstRestMs, jitter: JITTER },
      removeOnComplete: { age: Math.ceil(plan.rememberMs / 1000) },
      removeOnFail: false,
      stackTraceLimit: 3,
    },
  };
}
