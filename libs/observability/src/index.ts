export { createLog, type Log, type LogLevel } from './create-log.js';
export { type HealthCheck, type HealthKind, HealthRegistry, type HealthReport, type HealthResult } from './health.js';
export { allowedFields, type DescribedError, describeError, LOG_FIELDS } from './log-fields.js';
export { type CommandOutcome, type DeadlineState, Metrics, secondsSince } from './metrics.js';
export { NestLogger } from './nest-logger.js';
export { NO_TRACING, startTracing, traceIdOf, traceparentOf, type Traced, type Tracing, type TracingHooks, type TracingOptions } from './tracing/index.js';
export { ObservabilityController, ObservabilityModule } from './observability.module.js';
