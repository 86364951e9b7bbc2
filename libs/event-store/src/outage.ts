import { ErrorType, isCommandError } from '@eventstore/db-client';
import { AppendOutcomeUnknown } from './event-log.js';

/** What the store answers when it is away, starting, stopping or unable to write; never what it says of a stream. */
const AWAY: ReadonlySet<string> = new Set([ErrorType.UNAVAILABLE, ErrorType.TIMEOUT, ErrorType.DEADLINE_EXCEEDED, ErrorType.CANCELLED, ErrorType.UNKNOWN, ErrorType.NOT_LEADER]);

/** gRPC's DATA_LOSS: what was asked for is damaged, and stays so. */
const DAMAGED = 15;

/** Whether an error says that the event store could not be asked, and not that it refused: the same may be asked again later. */
export const isStoreAway = (error: unknown): boolean => error instanceof AppendOutcomeUnknown || (error instanceof Error && isCommandError(error) && AWAY.has(error.type) && Number(error.code) !== DAMAGED);
