import { AppendOutcomeUnknown, StoreAway } from './event-log.js';

/** Whether an error says that the event store could not be asked, and not that it refused: the same may be asked again later. */
export const isStoreAway = (error: unknown): boolean => error instanceof AppendOutcomeUnknown || error instanceof StoreAway;
