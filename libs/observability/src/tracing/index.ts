export { type Traced, traceIdOf } from './trace-ids.js';
export { startTracing, type TracingOptions } from './start-tracing.js';
export { traceparentOf } from './traceparent.js';
export { NO_TRACING, type Tracing, type TracingHooks } from './tracing.js';
