import type { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 1_000;

/** Ends a client. Its `dispose` also waits for calls that have ended already and never say so again; the store ends what is left. */
export const disposeOf = (client: Pick<EventStoreDBClient, 'dispose'>): Promise<unknown> => Promise.race([client.dispose(), sleep(LIMIT_MS, undefined, { ref: false })]);
