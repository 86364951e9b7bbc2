import { trace } from '@opentelemetry/api';

/** The trace under way, for a log line: by it everything that was logged for one request is found beside its spans. Undefined while tracing is off. */
export const traceIdUnderWay = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
