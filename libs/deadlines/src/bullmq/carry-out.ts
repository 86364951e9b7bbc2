import { epochMs, type Instant } from '@juanzong/kernel';
import { DelayedError, type Job } from 'bullmq';
import { DeadlineEntity } from '../open-deadline.entity.js';
import { type DeadlineParts, mayFire } from '../running-deadlines.js';
import type { DeadlineJob } from './deadline-job.js';

/** What became of a job: its command was sent, or the table says that there is nothing to send any more. */
export type CarriedOut = 'sent' | 'let-go';

/** However little is missing, a job that woke early waits at least this long: a clock that stands still is not asked all the time. */
const SHORTEST_WAIT_MS = 100;

/**
 * Carries one job out. The table decides: what was moved, paused or ended since does nothing, and what is not due yet by
 * the platform's clock goes back to wait, whatever Redis thinks of the time. Whether the duty was met is the decider's to say.
 * @throws Error where the table or the context could not be reached: BullMQ tries again later.
 */
export async function carryOut({ dataSource, clock, fire, onFailure, onOutage }: DeadlineParts, job: WaitingJob, token: string | undefined): Promise<CarriedOut> {
  const row = await dataSource.getRepository(DeadlineEntity).findOneBy({ deadlineId: job.data.deadlineId }).catch((error: unknown) => {
    onOutage?.(error);
    throw error;
  });
  if (!row || row.generation !== job.data.generation || !mayFire(row)) return 'let-go';
  const missingMs = epochMs(row.dueAt as Instant) - epochMs(clock.now()) + 1;
  if (missingMs > 0) {
    await job.moveToDelayed(Date.now() + Math.max(missingMs, SHORTEST_WAIT_MS), token);
    throw new DelayedError();
  }
  try {
    await fire.get(row.context)?.(row);
  } catch (error) {
    onFailure(row, error);
    throw error instanceof Error ? error : new Error(String(error));
  }
  return 'sent';
}

type WaitingJob = Pick<Job<DeadlineJob>, 'data' | 'moveToDelayed'>;
