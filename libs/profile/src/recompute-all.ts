import { recomputeProvisional } from '@juanzong/deadlines';
import type { Log } from '@juanzong/observability';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';

interface Parts {
  readonly runtime: Pick<ServiceRuntime, 'calendar'>;
  readonly dataSource: DataSource;
  /** By context. */
  readonly keepers: ReadonlyMap<string, DeadlineKeeper>;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/** Has the keepers compute again what was computed beyond the calendar that is known now. @returns how many commands were sent. */
export const recomputeAll = ({ runtime, dataSource, keepers, log, signal }: Parts): Promise<number> => recomputeProvisional({
  dataSource, calendarVersion: runtime.calendar.version, recompute: new Map([...keepers].map(([context, keeper]) => [context, (row) => keeper.recompute(row)])), ...(signal ? { signal } : {}),
  onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be recomputed'),
});
