import { createRequire } from 'node:module';

/** The part of kafkajs' queue of requests to one broker that is looked at here. */
export interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const load = createRequire(import.meta.url);
const MODULE = 'kafkajs/src/network/requestQueue/index.js';

/** kafkajs' own class; undefined where a version has it no more. */
export function requestQueueOf(): { readonly prototype: RequestQueue } | undefined {
  try {
    return load(MODULE) as { readonly prototype: RequestQueue };
  } catch {
    return undefined;
  }
}

/**
 * A connection of kafkajs looks a thousand times a second whether a request waits, from its first request until it is closed
 * (tulios/kafkajs#1704): a process with three of them spends a twenty-fifth of a core on it at rest, and Node 24 warns. Here it
 * looks only while one waits; one that comes to wait is looked for by whoever puts it there.
 */
export function useQuietQueues(): void {
  const prototype = requestQueueOf()?.prototype;
  if (!prototype || prototype.scheduleCheckPendingRequests === whileOneWaits) return;
  scheduled = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = whileOneWaits;
}

let scheduled: (this: RequestQueue) => void;

function whileOneWaits(this: RequestQueue): void {
  if (this.pending.length > 0) scheduled.call(this);
}
