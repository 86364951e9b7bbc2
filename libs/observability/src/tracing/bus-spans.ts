import { SpanKind } from '@opentelemetry/api';
import type { Spans } from './spans.js';
import { appendOf, publishOf, publishSpanId, type Traced } from './trace-ids.js';

/** A message of the bus, or an entry as a consumer fetched it from the store: the trace goes on from the entry either way. */
export interface TracedMessage {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly eventId: string;
  readonly entry: Traced;
}

/** Spans of entries on their way from the store to whoever reacts to them. */
export class BusSpans {
  constructor(private readonly spans: Spans) {}

  /** Told of what was handed to the bus together. What is published once more after a crash has the same id again. */
  published(messages: readonly TracedMessage[], startedMs: number): void {
    for (const message of messages) {
      const parent = appendOf(message.entry);
      this.spans.past(`publish ${message.type}`, {
        kind: SpanKind.PRODUCER, traceId: parent.traceId, spanId: publishSpanId(message.eventId), parent, startedMs, attributes: { ...attributesOf(message), 'messaging.batch.message_count': messages.length },
      });
    }
  }

  /** Around the handlers of one context for one message; every attempt is a span of its own. */
  handling(context: string, message: TracedMessage, attempt: number, work: () => Promise<void>): Promise<void> {
    const parent = publishOf(message.entry);
    const attributes = { ...attributesOf(message), 'juanzong.context': context, 'juanzong.attempt': attempt };
    return this.spans.around(`handle ${message.type}`, { kind: SpanKind.CONSUMER, traceId: parent.traceId, parent, attributes }, work);
  }
}

const attributesOf = ({ stream, revision, type, eventId }: TracedMessage) => ({
  'juanzong.stream': stream, 'juanzong.revision': revision, 'juanzong.entry_type': type, 'juanzong.event_id': eventId,
});
