import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';
import { publishOf, type Traced } from './trace-ids.js';

const HEADER = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/**
 * The W3C `traceparent` of a published message, for whoever reads the bus and knows nothing of the platform: its parent is the
 * publishing of the entry. The platform's own consumers derive the same from the entry.
 * @param sampled whether spans of this trace are kept; true unless told.
 */
export function traceparentOf({ entry }: { readonly entry: Traced }, sampled = true): string {
  const { traceId, spanId } = publishOf(entry);
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** The place that a caller's `traceparent` names; undefined for one that W3C Trace Context does not allow. */
export function placeOf(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = '0'] = HEADER.exec(traceparent ?? '') ?? [];
  const place = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(place) ? place : undefined;
}
