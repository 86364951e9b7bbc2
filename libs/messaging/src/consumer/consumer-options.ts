import type { Clock } from '@juanzong/kernel';
import type { BackOff } from '../bus/back-off.js';
import type { Message } from '../bus/message.js';
import type { MessagingMetrics } from '../bus/metrics.js';
import type { Timer } from '../bus/timer.js';
import type { Transport } from '../bus/transport.js';
import type { ParkedStream } from './parked-stream.js';
import type { CheckpointLog, PositionStore } from './position-store.js';
import type { StreamReader } from './stream-reader.js';

/** Works on one message; must be idempotent, because delivery is at least once. A rejection is tried again, then parks the stream. */
export type MessageHandlerFn = (message: Message, attempt: number) => Promise<void>;

export interface ConsumerOptions {
  /** The context, which is also the group: it has its own position and its own lanes. */
  readonly context: string;
  readonly transport: Transport;
  readonly reader: StreamReader;
  readonly positions: PositionStore;
  readonly clock: Clock;
  readonly timer?: Timer;
  /** Jitter of the back-off, [0, 1); the middle if absent. */
  readonly random?: () => number;
  readonly backOff?: BackOff;
  /** Calls of the handler for one message before its stream is parked; default 8. */
  readonly attempts?: number;
  /** Whether a handler failed because something that it needs is away: tried again until it is back, and not counted. */
  readonly isOutage?: (error: unknown) => boolean;
  /** Streams worked on at the same time; default 16. */
  readonly concurrency?: number;
  /** Messages in memory, at most; default 1000. */
  readonly maxQueued?: number;
  /** Heartbeats that wait for one save; default 100. */
  readonly saveEvery?: number;
  /** Milliseconds after a save in which what is done gathers for the next; 0 if absent. What a crash leaves unsaved is worked on again. */
  readonly gatherMs?: number;
  readonly checkpoints?: CheckpointLog;
  /** Messages between two checkpoints in the event store; default 1000. */
  readonly checkpointEvery?: number;
  readonly metrics?: MessagingMetrics;
  /** Whether a message asks nothing of this context: where it is the next of a stream at rest, it is done as it arrives. Without `around` only. */
  readonly inert?: (message: Message) => boolean;
  /** Put around every call of the handler: a profile may make contexts take turns. Waiting in it takes one of `concurrency`. */
  readonly around?: (message: Message, work: () => Promise<void>) => Promise<void>;
  /** Put around the handlers of a message that has any, within `around`: for traces. */
  readonly traced?: (message: Message, attempt: number, work: () => Promise<void>) => Promise<void>;
  /** Told of every parking, with the handler's own error. */
  onParked?(parked: ParkedStream, error: unknown): void;
}
