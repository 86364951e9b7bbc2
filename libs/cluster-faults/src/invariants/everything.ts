import type { Entry } from '@juanzong/case-file';
import { check, type Client, deadlineFaults, drawFaults, numberFaults, type Told } from '@juanzong/testing/e2e';
import type { FaultCluster } from '../cluster/fault-cluster.js';
import type { Acknowledged } from '../load/acknowledged.js';
import type { Recorder } from '../recorder.js';
import { behind } from '../state/places.js';
import { wholeLog } from '../state/whole-log.js';
import { acknowledgedFaults } from './acknowledged-faults.js';
import { foldFaults } from './independent-fold.js';
import { ownerFaults } from './owner-faults.js';
import { recordedFaults } from './recorded-faults.js';
import { streamFaults } from './stream-faults.js';

/** What is looked at when everything is at rest. */
export interface Evidence {
  readonly cluster: FaultCluster;
  readonly client: Client;
  readonly acknowledged: readonly Acknowledged[];
  readonly recorder: Recorder;
  /** The cluster's clock; this machine's if absent. */
  readonly now?: Date;
}

const named = (invariant: string, faults: readonly string[]): string[] => faults.map((fault) => `${invariant} ${fault}`);

/** Every invariant of a cluster at rest; empty where all hold. */
export async function everyFault({ cluster, client, acknowledged, recorder, now = new Date() }: Evidence): Promise<string[]> {
  const head = await cluster.head();
  await recorder.seen(head);
  const [log, places, checked, folded] = await Promise.all([wholeLog(cluster.address('event-store')), cluster.places(), check(client), foldFaults(cluster.environment())]);
  const entries = log.map(({ entry }) => entry);
  return [
    ...named('I1', acknowledgedFaults(entries, acknowledged)),
    ...named('I2', [...streamFaults(entries), ...checked.findings.map(({ code, where, en }) => `${code} ${where}: ${en}`)]),
    ...named('I3', [...recordedFaults(entries, recorder.recorded), ...behind(places, head), ...places.parked, ...recorder.parked()]),
    ...named('I4', folded),
    ...named('I5', deadlineFaults(toldOf(entries), now.toISOString())),
    ...named('I6', ownerFaults(entries)),
    ...named('I7', [...drawFaults(toldOf(entries)), ...numberFaults(toldOf(entries))]),
  ];
}

const toldOf = (entries: readonly Entry[]): Told[] => entries.map((entry) => ({ ...entry, data: entry.data as Told['data'] }));
