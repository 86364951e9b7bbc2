import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultCluster } from './cluster/fault-cluster.js';
import type { Fault } from './faults/fault.js';
import { everyFault } from './invariants/everything.js';
import type { Acknowledged } from './load/acknowledged.js';
import { enrolLawyers, Load } from './load/load.js';
import { PersistentClient } from './load/persistent-client.js';
import type { Recorder } from './recorder.js';
import { untilAtRest, untilEverywhere } from './state/at-rest.js';

const PEOPLE = 3;
const PATIENCE_MS = 120_000;
const LOOK_MS = 10;

/** Everything that is kept from fault to fault. */
export interface Scene {
  readonly cluster: FaultCluster;
  /** Of every fault so far. */
  readonly acknowledged: Acknowledged[];
  readonly recorder: Recorder;
  readonly nextOrdinal: () => number;
  readonly outageMs: number;
  readonly random: () => number;
}

/** What became of one fault. Seconds since its cause was gone. */
export interface Outcome {
  /** Commands taken while it lasted. */
  readonly commands: number;
  /** Attempts without an answer. */
  readonly repeated: number;
  readonly brokenSeconds: number;
  /** Until all services were ready. */
  readonly readySeconds: number;
  /** Until all services were ready and everything that had been written by then was published, reacted to and shown. */
  readonly caughtUpSeconds: number;
  /** What caught up last, and where it stood then. */
  readonly last: readonly string[];
  /** Until the load had been worked off as well, and nothing moved any more. */
  readonly restSeconds: number;
  readonly faults: readonly string[];
}

/** Lets a fault happen under load, waits for rest, and looks at everything. @throws what kept the platform from coming to rest */
export async function suffer(scene: Scene, fault: Fault): Promise<Outcome> {
  const client = new PersistentClient(scene.cluster.url, (command) => void scene.acknowledged.push(command));
  await enrolLawyers(client, scene.nextOrdinal);
  const load = Load.begin(client, PEOPLE, scene.nextOrdinal);
  try {
    return await endured(scene, fault, { client, load });
  } finally {
    client.giveUp();
  }
}

async function endured({ cluster, acknowledged, recorder, nextOrdinal, outageMs, random }: Scene, fault: Fault, { client, load }: { client: PersistentClient; load: Load }): Promise<Outcome> {
  const [before, began] = [acknowledged.length, performance.now()];
  await fault.strike({ cluster, client, recorder, acknowledged: (more) => grown(acknowledged, more), nextOrdinal, outageMs, random });
  const over = performance.now();
  const since = (): number => (performance.now() - over) / 1000;
  const [head] = await Promise.all([answered(() => cluster.head()), cluster.untilReady(PATIENCE_MS)]);
  const readySeconds = since();
  const last = await untilEverywhere(cluster, head, PATIENCE_MS);
  const caughtUpSeconds = since();
  await load.drain();
  await untilAtRest(cluster, PATIENCE_MS);
  const restSeconds = since();
  const faults = await everyFault({ cluster, client, acknowledged, recorder });
  return { commands: acknowledged.length - before, repeated: client.repeated, brokenSeconds: (over - began) / 1000, readySeconds, caughtUpSeconds, last, restSeconds, faults };
}

/** Resolves when a list has so many more than now. */
async function grown(list: readonly unknown[], more: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (const wanted = list.length + more; list.length < wanted;) {
    if (performance.now() > end) throw new Error(`no ${more} further commands were taken within ${PATIENCE_MS / 1000} s`);
    await sleep(LOOK_MS);
  }
}

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(LOOK_MS);
    }
  }
}
