import { type DataSource, MoreThan, Not } from 'typeorm';
import { DeadlineEntity, type DeadlineRow } from './open-deadline.entity.js';

/** Tells the context that keeps a deadline to compute it again. Must be idempotent by deadline id, generation and calendar. */
export type RecomputeDeadline = (provisional: Pick<DeadlineRow, 'caseId' | 'deadlineId' | 'generation'>) => Promise<void>;

export interface ProvisionalParts {
  readonly dataSource: DataSource;
  /** Of the calendar that is known now. */
  readonly calendarVersion: string;
  /** By context. */
  readonly recompute: ReadonlyMap<string, RecomputeDeadline>;
  readonly onFailure: (row: DeadlineRow, error: unknown) => void;
  /** Ends the pass between two deadlines; the next start goes on. */
  readonly signal?: AbortSignal;
}

const BATCH = 200;

/**
 * Goes once over every open deadline that was computed beyond the published holiday arrangement, under another
 * calendar than is known now. One that fails is reported and passed over: the next start tries it again.
 * @returns how many commands were sent.
 */
export async function recomputeProvisional({ dataSource, calendarVersion, recompute, onFailure, signal }: ProvisionalParts): Promise<number> {
  let sent = 0;
  for (let after = ''; signal?.aborted !== true; ) {
    const rows = await dataSource.getRepository(DeadlineEntity).find({
      where: { status: 'OPEN', calendarProvisional: true, calendarVersion: Not(calendarVersion), deadlineId: MoreThan(after) }, order: { deadlineId: 'ASC' }, take: BATCH,
    });
    for (const row of rows) {
      if (signal?.aborted) break;
      try {
        await recompute.get(row.context)?.(row);
        sent += 1;
      } catch (error) {
        onFailure(row, error);
      }
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.deadlineId;
  }
  return sent;
}
