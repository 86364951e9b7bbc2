import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Spans } from './spans.js';
import { traceIdOf } from './trace-ids.js';
import { placeOf } from './traceparent.js';

const SERVER_FAULT = 500;

/** A request as it arrives: its route's pattern, never its address, which may hold what somebody searched for. */
export interface ArrivedRequest {
  readonly method: string;
  readonly route: string;
  readonly context: string;
  /** Of a command its action, of a question its name. */
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  readonly caseId?: string | undefined;
  readonly correlationId: string;
  readonly traceparent?: string | undefined;
}

/** How a command ended, as the edge tells it. */
export interface EndedCommand {
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  readonly code?: string;
}

/** One request under way. */
class RequestSpan {
  constructor(private readonly span: Span) {}

  /** Runs `work` so that what it does belongs to the request. */
  within<T>(work: () => T): T {
    return context.with(trace.setSpan(context.active(), this.span), work);
  }

  refused(code: string): void {
    this.span.setAttribute('juanzong.refusal', code);
  }

  end(status: number): void {
    this.span.setAttribute('http.response.status_code', status);
    if (status >= SERVER_FAULT) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/**
 * Spans of requests. A trace is that of the correlation id, because nothing else is known of it once an entry has passed the
 * store; a caller's own `traceparent` is therefore linked, and whoever calls cannot choose our ids or whether they are kept.
 */
export class RequestSpans {
  constructor(private readonly spans: Spans) {}

  begin({ method, route, context: bounded, name, kind, caseId, correlationId, traceparent }: ArrivedRequest): RequestSpan {
    const attributes: Attributes = {
      'http.request.method': method, 'http.route': route, 'juanzong.context': bounded, 'juanzong.correlation_id': correlationId,
      'juanzong.action': kind === 'command' ? name : undefined, 'juanzong.query': kind === 'command' ? undefined : name, 'juanzong.case_id': caseId,
    };
    return new RequestSpan(this.spans.start(`${method} ${route}`, { kind: SpanKind.SERVER, traceId: traceIdOf(correlationId), links: [placeOf(traceparent)], attributes }));
  }

  /** Told inside the request whose command it was. */
  commandEnded({ action, subject, outcome, code }: EndedCommand): void {
    trace.getActiveSpan()?.setAttributes({ 'juanzong.action': action, 'juanzong.case_id': subject, 'juanzong.outcome': outcome, 'juanzong.refusal': code });
  }
}
