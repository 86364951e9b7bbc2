import type { Instant } from '@juanzong/kernel';
import { messageBytes } from '../bus/cloud-event.js';
import type { Message, Position } from '../bus/message.js';

/** Why a message could not be worked on: the error and its causes, outermost first. */
export interface ParkingReason {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly causes: readonly string[];
}

/** A stream that stands still for one context until somebody unparks it. */
export interface ParkedStream {
  readonly stream: string;
  /** The entry that could not be worked on; everything behind it waits in the store. */
  readonly revision: number;
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  readonly reason: ParkingReason;
  readonly attempts: number;
  /** The message as received: a CloudEvent as JSON, personal fields still encrypted. */
  readonly bytes: Uint8Array;
  readonly parkedAt: Instant;
}

/** `revision`: the first one not worked on; lower than the message's own where the store could not fill a gap before it. */
export const parkedStream = (message: Message, revision: number, error: unknown, attempts: number, parkedAt: Instant): ParkedStream => ({
  stream: message.stream,
  revision,
  position: message.position,
  eventId: message.eventId,
  type: message.type,
  reason: reasonOf(error),
  attempts,
  bytes: messageBytes(message),
  parkedAt,
});

export function reasonOf(error: unknown): ParkingReason {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: textOf(error), causes: [] };
  const causes: string[] = [];
  for (let cause = error.cause; cause !== undefined && causes.length < 10; cause = cause instanceof Error ? cause.cause : undefined) {
    causes.push(textOf(cause));
  }
  return { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }), causes };
}

const textOf = (value: unknown): string =>
  value instanceof Error ? `${value.name}: ${value.message}` : typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
