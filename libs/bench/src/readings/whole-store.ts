import { type EventStoreDBClient, excludeSystemEvents, START } from '@eventstore/db-client';
import { type EventLog, isCaughtUp } from '@juanzong/event-store';

/** Every event of a store from the first to the last, by the bare official client. `see`: told the type of each. */
export async function readByClient(client: EventStoreDBClient, see: (type: string) => void): Promise<void> {
  const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
  let caughtUp = false;
  await new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('caughtUp', () => {
      caughtUp = true;
      if (subscription.readableLength === 0) resolve();
    });
    subscription.on('data', ({ event }) => {
      if (event) see(event.type);
      if (caughtUp && subscription.readableLength === 0) resolve();
    });
  });
  await subscription.unsubscribe();
}

/** The same by a log, what came together together: as relay and read models follow it. */
export async function readByLog(log: Pick<EventLog, 'follow'>, see: (type: string) => void): Promise<void> {
  const stop = new AbortController();
  for await (const items of log.follow(undefined, { signal: stop.signal })) {
    for (const item of items) {
      if (isCaughtUp(item)) stop.abort();
      else see(item.entry.type);
    }
  }
}
