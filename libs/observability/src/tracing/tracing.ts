import type { AppendSpans } from './append-spans.js';
import type { BusSpans } from './bus-spans.js';
import type { DeadlineSpans } from './deadline-spans.js';
import type { ProjectionSpans } from './projection-spans.js';
import type { RequestSpans } from './request-spans.js';
import type { TracedMessage } from './bus-spans.js';

/** Where each part of the platform tells what it does, bound and ready to be handed to it as a hook. */
export interface TracingHooks {
  /** `tracing` of `createHttpApp`. */
  readonly requests: Pick<RequestSpans, 'begin' | 'commandEnded'>;
  /** `onHandled` of the command handler. */
  readonly handled: AppendSpans['handled'];
  /** `onPublished` of the relay. */
  readonly published: BusSpans['published'];
  /** The header of a message on Kafka. */
  readonly traceparentOf: (message: Pick<TracedMessage, 'entry'>) => string;
  /** `traced` of a context's consumer. */
  readonly handling: BusSpans['handling'];
  /** `onCommitted` of the projection runner. */
  readonly committed: ProjectionSpans['committed'];
  /** Around a deadline's firing. */
  readonly firing: DeadlineSpans['firing'];
}

/** Traces of one process. */
export interface Tracing {
  /** Undefined while tracing is off: then no part is given a hook, and nothing is made, measured or asked for. */
  readonly hooks: TracingHooks | undefined;
  /** Sends what has gathered. Afterwards nothing is traced. */
  stop(): Promise<void>;
}

export const NO_TRACING: Tracing = { hooks: undefined, stop: () => Promise.resolve() };
