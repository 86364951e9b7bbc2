import type { Entry } from '@juanzong/case-file';
import { allSoFar, type EventLog } from '@juanzong/event-store';

/** Every entry of the store at one time, in order; read once, because a store may be long. */
export interface WholeStore {
  /** Every stream up to a position, all of it if undefined, nothing before the first entry. */
  streams(upTo: bigint | undefined): Map<string, Entry[]>;
}

/** Reads from the first entry to what is the last one at that time. */
export async function readWholeStore(log: EventLog): Promise<WholeStore> {
  const all = await allSoFar(log);
  return {
    streams: (upTo) => {
      const streams = new Map<string, Entry[]>();
      for (const { position, entry } of all) {
        if (upTo !== undefined && position > upTo) break;
        const entries = streams.get(entry.stream);
        if (entries) entries.push(entry);
        else streams.set(entry.stream, [entry]);
      }
      return streams;
    },
  };
}
