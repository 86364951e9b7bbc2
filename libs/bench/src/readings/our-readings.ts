import { foldEntry, nothingYet } from '../stores/fold.js';
import type { OurStore } from '../stores/our-store.js';
import { countOf, entriesIn, inLanes, kinds, LONG_STREAM, type Reading } from './reading.js';
import { readByClient, readByLog } from './whole-store.js';

/** Ways to read our store: by the bare official client, and by the platform's log over it. */
export function ourReadings({ client, log, pid: server }: OurStore, streams: readonly string[]): Reading[] {
  const entries = entriesIn(streams);
  return [
    { name: 'client.stream', server, entries, read: () => countOf(client.readStream(LONG_STREAM)) },
    { name: 'log.stream', server, entries, read: () => countOf(log.read(LONG_STREAM)) },
    {
      name: 'client.all', server, entries: 2 * entries, read: async () => {
        const seen = kinds();
        await readByClient(client, (type) => seen.see(type));
        return seen.count();
      },
    },
    {
      name: 'log.all', server, entries: 2 * entries, read: async () => {
        const seen = kinds();
        await readByLog(log, (type) => seen.see(type));
        return seen.count();
      },
    },
    {
      name: 'log.folded', server, entries, read: () => inLanes(streams, async (stream) => {
        let [state, count] = [nothingYet(), 0];
        for await (const { entry } of log.read(stream)) [state, count] = [foldEntry(state, entry), count + 1];
        return count;
      }),
    },
  ];
}

/** The long stream of a store that is compared with another. */
export const longStream = ({ name, log, pid }: OurStore, streams: readonly string[]): Reading => ({ name: `log.stream ${name}`, server: pid, entries: entriesIn(streams), read: () => countOf(log.read(LONG_STREAM)) });
