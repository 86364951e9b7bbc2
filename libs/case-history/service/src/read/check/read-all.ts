import type { Entry } from '@juanzong/case-file';
import { type EventLog, isCaughtUp } from '@juanzong/event-store';

/** Every stream of the store up to a position (all if undefined), entries in order. */
export async function readAllStreams(log: EventLog, upTo: bigint | undefined): Promise<Map<string, Entry[]>> {
  const streams = new Map<string, Entry[]>();
  const stop = new AbortController();
  for await (const item of log.follow(undefined, { signal: stop.signal })) {
    if (isCaughtUp(item) || (upTo !== undefined && item.position > upTo)) break;
    const entries = streams.get(item.entry.stream);
    if (entries) entries.push(item.entry);
    else streams.set(item.entry.stream, [item.entry]);
  }
  stop.abort();
  return streams;
}
