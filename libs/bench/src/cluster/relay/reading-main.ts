import { EventStoreDBClient, excludeSystemEvents, START } from '@eventstore/db-client';
import { isCaughtUp } from '@juanzong/event-store';
import { note, printNotes, type ReadingTask, task } from './child.js';

// Reading alone, from the beginning of the store to its end: nothing is published. Behind what is published it is what a relay has to do.
const { store, records, by } = task<ReadingTask>();
const NOTE_EVERY = 1_024;

let count = 0;
const read = (): void => {
  count += 1;
  if (count % NOTE_EVERY === 0 || count === records) note(count);
};

async function byClient(client: EventStoreDBClient): Promise<void> {
  const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
  for await (const { event } of subscription) {
    if (event) read();
    if (count === records) break;
  }
  await subscription.unsubscribe();
}

/** As the relay follows it: the client with the platform's own way of reading an event. */
async function byLog(client: EventStoreDBClient): Promise<void> {
  const { EventStoreDbLog } = await import('@juanzong/event-store/client');
  const stop = new AbortController();
  for await (const items of new EventStoreDbLog(client).follow(undefined, { signal: stop.signal })) {
    for (const item of items) if (!isCaughtUp(item)) read();
    if (items.some(isCaughtUp)) break;
  }
  stop.abort();
}

const client = EventStoreDBClient.connectionString(store);
note(0);
await (by === 'client' ? byClient(client) : byLog(client));
await client.dispose();
printNotes();
