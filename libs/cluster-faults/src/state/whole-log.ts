import { EventStoreDBClient } from '@eventstore/db-client';
import { allSoFar, type LoggedEntry } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { setTimeout as sleep } from 'node:timers/promises';

const DISPOSE_LIMIT_MS = 1_000;

/** Asks the event store over a connection of its own: one that was made before the store died may still believe in it. */
export async function withStore<T>(url: string, work: (log: EventStoreDbLog) => Promise<T>): Promise<T> {
  const client = EventStoreDBClient.connectionString(url);
  try {
    return await work(new EventStoreDbLog(client));
  } finally {
    await Promise.race([client.dispose(), sleep(DISPOSE_LIMIT_MS, undefined, { ref: false })]);
  }
}

/** Every entry of the store, in its order. */
export const wholeLog = (url: string): Promise<LoggedEntry[]> => withStore(url, (log) => allSoFar(log));

/** The position of the last entry; −1 of an empty store. */
export const headOf = (url: string): Promise<bigint> => withStore(url, async (log) => (await log.head()) ?? -1n);
