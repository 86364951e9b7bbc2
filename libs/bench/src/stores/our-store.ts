import type { Entry } from '@juanzong/case-file';
import { openStoreInThread } from '@juanzong/embedded-event-store';
import { EmbeddedEventLog, type EventLog } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Store } from './store.js';
import type { StoreProcess } from './store-process.js';

/** The way to a store that is served: the log over the official client. */
export interface OurStore extends Store {
  readonly pid: number;
  readonly client: EventStoreDBClient;
  readonly log: EventStoreDbLog;
}

const appendTo = (log: EventLog): Store['append'] => (entries) => log.append((entries[0] as Entry).stream, (entries[0] as Entry).revision - 1, entries);

/** Opens a store in a thread of this process, as the platform does. */
export async function storeInThread(directory: string, name: string): Promise<Store> {
  const { store, stop } = await openStoreInThread(directory);
  return { name, pid: undefined, append: appendTo(new EmbeddedEventLog(store)), stop };
}

/** Connects to a store that runs in a process of its own. */
export function ourStore({ pid, connectionString, stop }: StoreProcess, name = 'juanzong'): OurStore {
  const client = EventStoreDBClient.connectionString(connectionString);
  const log = new EventStoreDbLog(client);
  return {
    name, pid, client, log,
    append: appendTo(log),
    stop: async () => {
      await client.dispose();
      await stop();
    },
  };
}
