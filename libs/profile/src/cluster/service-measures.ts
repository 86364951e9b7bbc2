import type { CaseFileServer } from '@juanzong/messaging';
import type { Log, Metrics } from '@juanzong/observability';
import type { Reading } from './cluster-service.js';
import type { KeptReadModels } from './kept-read-models.js';

interface Readers {
  readonly headNow: () => Promise<bigint | undefined>;
  readonly context: string;
  readonly server: CaseFileServer | undefined;
  readonly reading: Reading;
  /** The read models that this service may keep. */
  readonly projections: readonly string[];
  readonly kept: readonly KeptReadModels[];
}

/** How far this service's context and read models have come, and the store, when somebody asks for the measures. */
export function servicePositionsMeasured(metrics: Metrics, { headNow, context, server, reading, projections, kept }: Readers, log: Log): void {
  metrics.beforeAnswer(async () => {
    if (server) {
      metrics.position(context, server.runner.position);
      metrics.consumerLag(context, server.runner.queued);
    }
    for (const each of kept) tellReadModels(each, metrics);
    try {
      for (const projection of projections) metrics.position(projection, (await reading.waits.positionOf(projection)) ?? 0n);
      // The store last: whoever is at its place has seen all there is.
      metrics.position('store', (await headNow()) ?? 0n);
    } catch (err) {
      log.warn({ err }, 'positions could not be told');
    }
  });
}

function tellReadModels(kept: KeptReadModels, metrics: Metrics): void {
  const states = kept.status();
  if (!states) for (const projection of kept.names) metrics.readModelElsewhere(projection);
  for (const { projection, state } of states ?? []) metrics.readModel(projection, state !== 'stopped');
}
