import { HealthRegistry, type Log, Metrics, startTracing, type Tracing } from '@juanzong/observability';

/** What one process tells of itself. */
export interface Instruments {
  readonly log: Log;
  readonly health: HealthRegistry;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

/** The instruments of a process; traces go where `otlp` says, nowhere if absent. */
export async function instrumentsOf(service: string, otlp: string | undefined, log: Log): Promise<Instruments> {
  return { log, health: new HealthRegistry(), metrics: new Metrics(), tracing: await startTracing({ service, otlpEndpoint: otlp, log }) };
}
