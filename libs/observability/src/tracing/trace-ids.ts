import { createHash } from 'node:crypto';
import { type SpanContext, TraceFlags } from '@opentelemetry/api';

/** What an entry's envelope tells of where it belongs: all that a trace needs to go on after the store and the bus. */
export interface Traced {
  readonly stream: string;
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
}

const TRACE_HEX = 32;
const SPAN_HEX = 16;

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/** The trace of everything that follows from one request: the first 16 bytes of the SHA-256 of its correlation id, in hex. */
export const traceIdOf = (correlationId: string): string => digest(correlationId).slice(0, TRACE_HEX);

/**
 * The span of the append that wrote an entry. Event ids are made of stream, command and ordinal; without the ordinal they are
 * what all entries of one append have in common, so that each of them leads to it.
 */
export const appendSpanId = ({ stream, commandId }: Pick<Traced, 'stream' | 'commandId'>): string => digest('append', stream, commandId).slice(0, SPAN_HEX);

/** The span of an entry's being handed to the bus. */
export const publishSpanId = (eventId: string): string => digest('publish', eventId).slice(0, SPAN_HEX);

/** Where the append of an entry stands, as any process can tell from the entry. */
export const appendOf = (entry: Traced): SpanContext => remote(traceIdOf(entry.correlationId), appendSpanId(entry));

/** Where the publishing of an entry stands. */
export const publishOf = (entry: Traced): SpanContext => remote(traceIdOf(entry.correlationId), publishSpanId(entry.eventId));

const remote = (traceId: string, spanId: string): SpanContext => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
