import { DeadlineClock, recomputeProvisional } from '@juanzong/deadlines';
import type { Log } from '@juanzong/observability';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import type { ReadModels } from './read-models.js';

interface Parts {
  readonly runtime: Pick<ServiceRuntime, 'clock' | 'calendar'>;
  readonly readModels: ReadModels;
  /** By context. */
  readonly keepers: ReadonlyMap<string, DeadlineKeeper>;
  /** The store's head at start: the table is as good as that before anything is told. A store without one has nothing to tell. */
  readonly head: bigint | undefined;
  readonly log: Log;
}

const SLICE_MS = 500;

/**
 * First what was computed beyond the published calendar is computed again, then the clock starts: otherwise a duty
 * would be recorded as missed on a day that turned out to be a holiday. Nothing waits for it.
 */
export function startDeadlines({ runtime, readModels: { dataSource, runner }, keepers, head, log }: Parts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const clock = new DeadlineClock({
    dataSource, clock: runtime.clock, fire: new Map([...keepers].map(([context, keeper]) => [context, (due) => keeper.fire(due)])),
    onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be fired'),
    onOutage: (err) => log.warn({ err }, 'deadlines could not be read, and are tried again'),
  });
  const recompute = async (): Promise<void> => {
    if (head === undefined) return;
    while (!stopping.signal.aborted && !(await runner.waitFor('deadlines', head, SLICE_MS)));
    const sent = await recomputeProvisional({
      dataSource, calendarVersion: runtime.calendar.version, signal: stopping.signal,
      recompute: new Map([...keepers].map(([context, keeper]) => [context, (row) => keeper.recompute(row)])),
      onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be recomputed'),
    });
    if (sent > 0) log.info({ deadlines: sent, calendar: runtime.calendar.version }, 'provisional deadlines were looked at again');
  };
  const begun = recompute()
    .catch((err: unknown) => log.error({ err }, 'provisional deadlines could not be looked at'))
    .then(() => (stopping.signal.aborted ? undefined : clock.start()));
  return {
    stop: async () => {
      stopping.abort();
      await begun;
      await clock.stop();
    },
  };
}
