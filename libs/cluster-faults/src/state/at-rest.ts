import { setTimeout as sleep } from 'node:timers/promises';
import { behind, type Places } from './places.js';

const LOOK_MS = 100;

/** What is looked at, by whatever connections. */
export interface Watched {
  head(): Promise<bigint>;
  places(): Promise<Places>;
}

/** Resolves when everything that follows the store has come up to `head`, with what came last. Rejects after `patienceMs` with what has not. */
export async function untilEverywhere(watched: Pick<Watched, 'places'>, head: bigint, patienceMs: number): Promise<readonly string[]> {
  const end = performance.now() + patienceMs;
  let last: readonly string[] = [];
  for (;;) {
    const late = await watched.places().then((places) => behind(places, head), (error: unknown) => [`places could not be asked for: ${String(error)}`]);
    if (late.length === 0) return last;
    last = late;
    if (performance.now() > end) throw new Error(`never caught up: ${late.join('; ')}`);
    await sleep(LOOK_MS);
  }
}

/** Resolves with the store's head when everything stands there, and nothing was written meanwhile. */
export async function untilAtRest(watched: Watched, patienceMs: number): Promise<bigint> {
  const end = performance.now() + patienceMs;
  for (let head = await watched.head(); ;) {
    await untilEverywhere(watched, head, end - performance.now());
    const now = await watched.head();
    if (now === head) return head;
    head = now;
  }
}
