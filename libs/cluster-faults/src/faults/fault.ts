import type { Bilingual } from '@juanzong/kernel';
import type { FaultCluster } from '../cluster/fault-cluster.js';
import type { PersistentClient } from '../load/persistent-client.js';
import type { Recorder } from '../recorder.js';

/** What is broken, under load. */
export interface Struck {
  readonly cluster: FaultCluster;
  readonly client: PersistentClient;
  readonly recorder: Recorder;
  /** Resolves when so many further commands were acknowledged: what is done next is done amid work. */
  acknowledged(more: number): Promise<void>;
  /** For an applicant that nobody else has. */
  nextOrdinal(): number;
  /** Milliseconds that an outage takes: ten in a short run, a minute in a long one. */
  readonly outageMs: number;
  /** [0, 1), from the seed of the run. */
  random(): number;
}

/** Something that happens to a cluster. */
export interface Fault {
  readonly name: Bilingual;
  /** Breaks something and takes the cause away again: resolves when nothing outside the platform keeps it from recovering. */
  strike(struck: Struck): Promise<void>;
}
