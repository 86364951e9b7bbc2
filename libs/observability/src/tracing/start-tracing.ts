import { context, diag, DiagLogLevel, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { Log } from '../create-log.js';
import { AppendSpans } from './append-spans.js';
import { BusSpans } from './bus-spans.js';
import { DeadlineSpans } from './deadline-spans.js';
import { DerivedIds } from './derived-ids.js';
import { ProjectionSpans } from './projection-spans.js';
import { RequestSpans } from './request-spans.js';
import { Spans } from './spans.js';
import { traceIdOf } from './trace-ids.js';
import { traceparentOf } from './traceparent.js';
import { NO_TRACING, type Tracing, type TracingHooks } from './tracing.js';

export interface TracingOptions {
  /** The process, as Jaeger lists it: `intake`. */
  readonly service: string;
  /** Where OTLP over HTTP is taken, without the path: `http://jaeger:4318`. Tracing is off without it. */
  readonly otlpEndpoint?: string | undefined;
  /** The share of traces that are kept, 0–1; all if absent. It goes by the trace's id, so that every process keeps the same ones. */
  readonly ratio?: number;
  /** Told when spans could not be sent. */
  readonly log?: Pick<Log, 'warn'>;
  /** Takes every span as it ends, instead of an endpoint. */
  readonly exporter?: SpanExporter;
}

const NOT_SENT = 'traces could not be sent';
const SEND_TIMEOUT_MS = 3_000;

/** Starts tracing in this process, where there is somebody to send spans to. What the SDK needs is loaded only then. */
export async function startTracing({ service, otlpEndpoint, ratio = 1, log, exporter }: TracingOptions): Promise<Tracing> {
  if (otlpEndpoint === undefined && exporter === undefined) return NO_TRACING;
  const [sdk, { resourceFromAttributes }] = await Promise.all([import('@opentelemetry/sdk-trace-node'), import('@opentelemetry/resources')]);
  const ids = new DerivedIds(new sdk.RandomIdGenerator());
  const sampler = new sdk.TraceIdRatioBasedSampler(ratio);
  const processor: SpanProcessor = exporter ? new sdk.SimpleSpanProcessor(exporter) : new sdk.BatchSpanProcessor(await exporterTo(otlpEndpoint ?? ''), { exportTimeoutMillis: SEND_TIMEOUT_MS });
  const provider = new sdk.NodeTracerProvider({ resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'juanzong' }), sampler, idGenerator: ids, spanProcessors: [processor] });
  if (log) tellFailures(log);
  provider.register();
  const kept = (traceId: string): boolean => sampler.shouldSample(ROOT_CONTEXT, traceId).decision === sdk.SamplingDecision.RECORD_AND_SAMPLED;
  return {
    hooks: hooksOver(new Spans(provider.getTracer('juanzong'), ids), kept),
    stop: async () => {
      await provider.shutdown().catch((err: unknown) => log?.warn({ component: 'tracing', err }, NOT_SENT));
      for (const api of [trace, context, propagation, diag]) api.disable();
    },
  };
}

async function exporterTo(endpoint: string): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: SEND_TIMEOUT_MS });
}

function hooksOver(spans: Spans, kept: (traceId: string) => boolean): TracingHooks {
  const [requests, appends, bus, projections, deadlines] = [new RequestSpans(spans), new AppendSpans(spans), new BusSpans(spans), new ProjectionSpans(spans), new DeadlineSpans(spans)];
  return {
    requests,
    handled: (ended) => appends.handled(ended),
    published: (messages, startedMs) => bus.published(messages, startedMs),
    traceparentOf: (message) => traceparentOf(message, kept(traceIdOf(message.entry.correlationId))),
    handling: (bounded, message, attempt, work) => bus.handling(bounded, message, attempt, work),
    committed: (projection, entries, startedMs) => projections.committed(projection, entries, startedMs),
    firing: (bounded, due, work) => deadlines.firing(bounded, due, work),
  };
}

/** What the SDK says of itself may name its receiver, and nothing of a case. */
function tellFailures(log: Pick<Log, 'warn'>): void {
  const nothing = (): void => undefined;
  const error = (): void => log.warn({ component: 'tracing' }, NOT_SENT);
  diag.setLogger({ error, warn: nothing, info: nothing, debug: nothing, verbose: nothing }, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}
