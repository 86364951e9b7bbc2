import type { DeadlineParts, RunningDeadlines } from '@juanzong/deadlines';
import type { Log, Metrics, TracingHooks } from '@juanzong/observability';
import type { CheckpointWatch } from '@juanzong/read-model';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { firingMeasured } from './measure.js';
import { recomputeAll } from './recompute-all.js';

interface Parts {
  readonly runtime: Pick<ServiceRuntime, 'clock' | 'calendar'>;
  readonly dataSource: DataSource;
  readonly waits: Pick<CheckpointWatch, 'waitFor'>;
  /** By context. */
  readonly keepers: ReadonlyMap<string, DeadlineKeeper>;
  /** The store's head at start: the table is as good as that before anything is told. A store without one has nothing to tell. */
  readonly head: bigint | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Traces what is fired. */
  readonly firing?: TracingHooks['firing'] | undefined;
  /** What carries the deadlines: the profile's choice. */
  readonly start: (parts: DeadlineParts) => RunningDeadlines;
}

const SLICE_MS = 500;

/**
 * First what was computed beyond the published calendar is computed again, then the clock starts: otherwise a duty
 * would be recorded as missed on a day that turned out to be a holiday. Nothing waits for it.
 */
export function startDeadlines({ runtime, dataSource, waits, keepers, head, log, metrics, firing, start }: Parts): RunningDeadlines {
  const stopping = new AbortController();
  const fireOf = (context: string, keeper: DeadlineKeeper) =>
    firingMeasured(metrics, runtime.clock, context, (due) => (firing ? firing(context, due, () => keeper.fire(due)) : keeper.fire(due)));
  const recompute = async (): Promise<void> => {
    if (head === undefined) return;
    while (!stopping.signal.aborted && !(await waits.waitFor('deadlines', head, SLICE_MS)));
    const sent = await recomputeAll({ runtime, dataSource, keepers, log, signal: stopping.signal });
    if (sent > 0) log.info({ deadlines: sent, calendar: runtime.calendar.version }, 'provisional deadlines were looked at again');
  };
  const begun = recompute()
    .catch((err: unknown) => log.error({ err }, 'provisional deadlines could not be looked at'))
    .then(() => (stopping.signal.aborted ? undefined : start({
      dataSource, clock: runtime.clock, fire: new Map([...keepers].map(([context, keeper]) => [context, fireOf(context, keeper)])),
      onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be fired'),
      onOutage: (err) => log.warn({ err }, 'deadlines could not be read or carried, and are tried again'),
    })));
  return {
    stop: async () => {
      stopping.abort();
      await (await begun)?.stop();
    },
  };
}
