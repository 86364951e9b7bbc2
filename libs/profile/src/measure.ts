import { DeadlineEntity } from '@juanzong/deadlines';
import type { CommandEnded } from '@juanzong/http';
import type { Log, Metrics } from '@juanzong/observability';
import type { DataSource } from 'typeorm';

/** Measures every command and writes one line about it: ids and codes, never what it says. */
export const commandsMeasured = (metrics: Metrics, log: Log) => ({ context, action, subject, correlationId, actor, outcome, code, seconds }: CommandEnded): void => {
  metrics.command(context, action, outcome, seconds);
  if (code !== undefined) metrics.refused(context, code);
  const fields = {
    context, action, caseId: subject, correlationId, role: actor.role, agency: actor.agency, outcome, code, durationMs: Math.round(seconds * 100_000) / 100,
  };
  if (outcome === 'failed') log.error(fields, 'command');
  else log.info(fields, 'command');
};

/** How many deadlines are open and missed, counted when somebody asks for the measures. */
export function deadlinesMeasured(metrics: Metrics, dataSource: DataSource, log: Log): void {
  metrics.beforeAnswer(async () => {
    try {
      const deadlines = dataSource.getRepository(DeadlineEntity);
      metrics.deadlines('open', await deadlines.countBy({ status: 'OPEN' }));
      metrics.deadlines('missed', await deadlines.countBy({ status: 'MISSED' }));
    } catch (err) {
      log.warn({ err }, 'deadlines could not be counted');
    }
  });
}
