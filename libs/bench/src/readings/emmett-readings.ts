import { postgreSQLProjection, readMessagesBatch, rebuildPostgreSQLProjections } from '@event-driven-io/emmett-postgresql';
import type { Entry } from '@juanzong/case-file';
import type { EmmettEntry, EmmettStore } from '../stores/emmett-store.js';
import { type Folded, foldEntry, nothingYet } from '../stores/fold.js';
import { KINDS_OF_A_CASE } from '../stores/recorded-files.js';
import { entriesIn, inLanes, kinds, LONG_STREAM, type Reading } from './reading.js';

/** As many entries as a projection of the platform takes at once. */
const BATCH = 500;
/** Its rebuild notes how far it has come after every single event: so many are enough to see how fast it is. */
const REBUILT = 1_000;

const asEntry = ({ data, metadata }: EmmettEntry): Entry => ({ ...metadata, data });

/** Ways to read emmett's. */
export function emmettReadings({ store, pool, connectionString, pid: server }: EmmettStore, streams: readonly string[]): Reading[] {
  const entries = entriesIn(streams);
  let rebuilds = 0;
  return [
    { name: 'emmett.stream', server, entries, read: async () => (await store.readStream<EmmettEntry>(LONG_STREAM)).events.length },
    {
      name: 'emmett.folded', server, entries, read: () => inLanes(streams, async (stream) => {
        let count = 0;
        await store.aggregateStream<Folded, EmmettEntry>(stream, {
          initialState: nothingYet,
          evolve: (state: Folded, event: EmmettEntry) => {
            count += 1;
            return foldEntry(state, asEntry(event));
          },
        });
        return count;
      }),
    },
    {
      name: 'emmett.batches', server, entries: 2 * entries, read: async () => {
        const seen = kinds();
        let [after, left] = [0n, true];
        while (left) {
          const batch = await readMessagesBatch<EmmettEntry>(pool.execute, { after, batchSize: BATCH });
          for (const { type } of batch.messages) seen.see(type);
          [after, left] = [batch.currentGlobalPosition, batch.areMessagesLeft];
        }
        return seen.count();
      },
    },
    {
      name: 'emmett.rebuild', server, entries: REBUILT, read: async () => {
        const seen = kinds();
        rebuilds += 1;
        const projection = postgreSQLProjection<EmmettEntry>({
          name: `kinds-${rebuilds}`, canHandle: KINDS_OF_A_CASE, handle: (events) => {
            for (const { type } of events) seen.see(type);
          },
        });
        const consumer = rebuildPostgreSQLProjections({ connectionString, pool, projection, stopAfter: () => seen.count() >= REBUILT, pulling: { batchSize: BATCH, pullingFrequencyInMs: 0 } });
        await consumer.start();
        return seen.count();
      },
    },
  ];
}
