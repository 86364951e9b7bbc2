import { entriesSoFar } from '@juanzong/event-store';
import { EventStoreDbLog } from '@juanzong/event-store/client';
import { EventStoreDBClient } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { entriesOf, type Kind, PER_STREAM } from './entries.js';

const AT_ONCE = 32;

/** Appends entries to an empty store, many streams side by side; the positions of all, in order. */
export async function fill(connectionString: string, kind: Kind, count: number): Promise<bigint[]> {
  const client = EventStoreDBClient.connectionString(connectionString);
  try {
    const log = new EventStoreDbLog(client);
    let left = count;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        const some = Math.min(PER_STREAM, left);
        left -= some;
        const stream = `case-${randomUUID()}`;
        await log.append(stream, -1, entriesOf(kind, stream, some));
      }
    }));
    return await positionsOf(log);
  } finally {
    await client.dispose();
  }
}

async function positionsOf(log: EventStoreDbLog): Promise<bigint[]> {
  const positions: bigint[] = [];
  for await (const { position } of entriesSoFar(log)) positions.push(position);
  return positions;
}
