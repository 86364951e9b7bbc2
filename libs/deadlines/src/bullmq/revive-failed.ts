import { ErrorCode, type Queue } from 'bullmq';
import type { DeadlineJob } from './deadline-job.js';

const AT_ONCE = 100;
/** Another instance was quicker. */
const GONE: ReadonlySet<unknown> = new Set([ErrorCode.JobNotExist, ErrorCode.JobNotInState]);

/** Tries once more what failed all its attempts at least `restMs` ago, the oldest first. Whether it is still to be fired the worker reads in the table. */
export async function reviveFailed(queue: Queue<DeadlineJob>, restMs: number): Promise<void> {
  const failed = await queue.getJobs('failed', 0, AT_ONCE - 1, true);
  // BullMQ dates its jobs by the machine's clock.
  const rested = failed.filter(({ finishedOn }) => finishedOn !== undefined && finishedOn + restMs <= Date.now());
  for (const job of rested) {
    try {
      await job.retry('failed');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && GONE.has(error.code))) throw error;
    }
  }
}
