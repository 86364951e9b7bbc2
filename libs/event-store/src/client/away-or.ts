import { ErrorType, isCommandError } from '@eventstore/db-client';
import { StoreAway } from '../event-log.js';

/** What the store answers when it is away, starting, stopping or unable to write; never what it says of a stream. */
const AWAY: ReadonlySet<string> = new Set([ErrorType.UNAVAILABLE, ErrorType.TIMEOUT, ErrorType.DEADLINE_EXCEEDED, ErrorType.CANCELLED, ErrorType.UNKNOWN, ErrorType.NOT_LEADER]);

/** gRPC's DATA_LOSS: what was asked for is damaged, and stays so. */
const DAMAGED = 15;

/** What an error of the client is for those who read: `StoreAway` where the store could not be asked, else the error itself. */
export function awayOr(error: unknown): unknown {
  const away = error instanceof Error && isCommandError(error) && AWAY.has(error.type) && Number(error.code) !== DAMAGED;
  return away ? new StoreAway(`the event store is away: ${error.message}`, { cause: error }) : error;
}
