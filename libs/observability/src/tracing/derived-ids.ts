import type { IdGenerator } from '@opentelemetry/sdk-trace-node';

/** Ids that the next span is to have; what is absent is drawn at random. */
export interface WantedIds {
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
}

/** Gives spans the ids that follow from what was written; the SDK asks for them while a span is made, which takes no turn of the loop. */
export class DerivedIds implements IdGenerator {
  #wanted: WantedIds = {};

  constructor(private readonly random: IdGenerator) {}

  /** Spans that `make` starts have these ids. */
  during<T>(wanted: WantedIds, make: () => T): T {
    this.#wanted = wanted;
    try {
      return make();
    } finally {
      this.#wanted = {};
    }
  }

  generateTraceId(): string {
    return this.#wanted.traceId ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.#wanted.spanId ?? this.random.generateSpanId();
  }
}
