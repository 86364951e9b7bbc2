import { EventStoreDBClient } from '@eventstore/db-client';
import { readByClient, readByLog } from '../../readings/whole-store.js';
import { note, printNotes, type ReadingTask, task } from './child.js';

// Reading alone, from the beginning of the store to its end: nothing is published. Behind what is published it is what a relay has to do.
const { store, records, by } = task<ReadingTask>();
const NOTE_EVERY = 1_024;

let count = 0;
const see = (): void => {
  count += 1;
  if (count % NOTE_EVERY === 0 || count === records) note(count);
};

/** Loaded only where it reads: it gives the client its own way of reading an event. */
async function byLog(client: EventStoreDBClient): Promise<void> {
  const { EventStoreDbLog } = await import('@juanzong/event-store/client');
  await readByLog(new EventStoreDbLog(client), see);
}

const client = EventStoreDBClient.connectionString(store);
note(0);
await (by === 'client' ? readByClient(client, see) : byLog(client));
await client.dispose();
printNotes();
