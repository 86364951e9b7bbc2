import type { Bilingual } from '@juanzong/kernel';
import type { Figure } from '../figure.js';
import type { BenchCluster } from './load/bench-cluster.js';
import type { ClusterOptions } from './options.js';

/** What every section of the cluster's bench is given. */
export interface ClusterRun extends ClusterOptions {
  /** An empty folder of this section's own, which everybody can enter; it is removed afterwards. */
  readonly scratch: string;
  /** A cluster with so many of every service, started when it is first asked for and shared by all sections. */
  cluster(instances: number): Promise<BenchCluster>;
  /** Tells whoever waits how far it has come. */
  say(progress: Bilingual): void;
}

/** One part of it. */
export interface ClusterSection {
  readonly name: string;
  readonly title: Bilingual;
  measure(run: ClusterRun): Promise<Figure[]>;
}
