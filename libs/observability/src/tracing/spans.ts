import { type Attributes, context, ROOT_CONTEXT, type Span, type SpanContext, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { DerivedIds } from './derived-ids.js';

export interface SpanParts {
  readonly kind?: SpanKind;
  /** The trace that it belongs to, whatever is under way. */
  readonly traceId: string;
  /** Drawn at random if absent. */
  readonly spanId?: string;
  /** The first span of its trace without one. */
  readonly parent?: SpanContext | undefined;
  readonly links?: readonly (SpanContext | undefined)[];
  /** `performance.now()` of its begin; now if absent. */
  readonly startedMs?: number;
  /** Ids and codes; what is undefined is left out. */
  readonly attributes: Attributes;
}

/** Makes spans whose place follows from what was written. */
export class Spans {
  constructor(
    private readonly tracer: Tracer,
    private readonly ids: DerivedIds,
  ) {}

  start(name: string, { kind = SpanKind.INTERNAL, traceId, spanId, parent, links = [], startedMs, attributes }: SpanParts): Span {
    const around = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const linked = links.flatMap((place) => (place ? [{ context: place }] : []));
    return this.ids.during({ traceId, spanId }, () =>
      this.tracer.startSpan(name, { kind, attributes, links: linked, ...(startedMs === undefined ? {} : { startTime: startedMs }) }, around));
  }

  /** A span of what has happened already: from `startedMs` to now. */
  past(name: string, parts: SpanParts & { readonly startedMs: number }, failed = false): void {
    const span = this.start(name, parts);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(performance.now());
  }

  /** Runs `work` inside a span, which ends with it. An error is named by its kind alone: its message may quote what somebody typed. */
  async around<T>(name: string, parts: SpanParts, work: () => Promise<T>): Promise<T> {
    const span = this.start(name, parts);
    try {
      return await context.with(trace.setSpan(context.active(), span), work);
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }
}

/** The span under way, if it belongs to this trace: the parent of what is done now. */
export const underWay = (traceId: string): { readonly parent: SpanContext | undefined; readonly elsewhere: SpanContext | undefined } => {
  const active = trace.getActiveSpan()?.spanContext();
  return active?.traceId === traceId ? { parent: active, elsewhere: undefined } : { parent: undefined, elsewhere: active };
};
