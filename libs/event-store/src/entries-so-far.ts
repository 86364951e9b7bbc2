import { type EventLog, isCaughtUp, type LoggedEntry } from './event-log.js';

/** Which entries of the log. */
export interface SoFar {
  /** Behind this position; from the beginning if absent. */
  readonly after?: bigint | undefined;
  /** Of this type only. */
  readonly type?: string;
  /** Ends the reading early. */
  readonly signal?: AbortSignal;
}

/** Every entry that the log holds when its end is reached, in its order; the following ends with it. @throws what following throws */
export async function* entriesSoFar(log: Pick<EventLog, 'follow'>, { after, type, signal }: SoFar = {}): AsyncGenerator<LoggedEntry> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([stop.signal, signal]) : stop.signal;
  try {
    for await (const items of log.follow(after, { signal: either, ...(type === undefined ? {} : { type }) })) {
      for (const item of items) {
        if (isCaughtUp(item) || either.aborted) return;
        yield item;
      }
    }
  } finally {
    stop.abort();
  }
}

/** The same, all of it at once. */
export async function allSoFar(log: Pick<EventLog, 'follow'>, soFar: SoFar = {}): Promise<LoggedEntry[]> {
  const all: LoggedEntry[] = [];
  for await (const item of entriesSoFar(log, soFar)) all.push(item);
  return all;
}
