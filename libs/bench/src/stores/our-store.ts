import type { Entry } from '@juanzong/case-file';
import { EventStoreDbLog } from '@juanzong/event-store';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Store } from './store.js';
import type { StoreProcess } from './store-process.js';

/** The platform's way to the store: its log over the official client. */
export interface OurStore extends Store {
  readonly client: EventStoreDBClient;
  readonly log: EventStoreDbLog;
}

/** Connects to a store that runs in a process of its own. */
export function ourStore({ pid, connectionString, stop }: StoreProcess, name = 'juanzong'): OurStore {
  const client = EventStoreDBClient.connectionString(connectionString);
  const log = new EventStoreDbLog(client);
  return {
    name, pid, client, log,
    append: (entries) => log.append((entries[0] as Entry).stream, (entries[0] as Entry).revision - 1, entries),
    stop: async () => {
      await client.dispose();
      await stop();
    },
  };
}
